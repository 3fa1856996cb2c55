import { Migration } from '@mikro-orm/migrations';

/** Of requests that are there the event of their registration tells (`event_log` has the past ones, too); what was split from one has no such word and is what the former one is. */
export const unprovenTickets = `with recursive unproven as (
    select subject_id as id from event_log where type = 'TICKET_REGISTERED' and payload->>'echo' = 'false'
    union select link.from_ticket_id from ticket_link link join unproven on link.to_ticket_id = unproven.id where link.kind = 'SPLIT_FROM')
  update ticket set echo = false from unproven where ticket.id = unproven.id`;

/** §4.2, §4.9: a ticket remembers that nothing proved who asked, for every letter that the desk writes there by itself. */
export class EchoOfTickets extends Migration {
  override up(): void {
    this.addSql('alter table "ticket" add column "echo" boolean not null default true;');
    this.addSql(unprovenTickets);
  }

  override down(): void {
    this.addSql('alter table "ticket" drop column "echo";');
  }
}
