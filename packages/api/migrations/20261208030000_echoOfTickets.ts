import { Migration } from '@mikro-orm/migrations';

/** §4.2, §4.9: a ticket remembers that nothing proved who asked, for every letter that the desk writes there by itself. */
export class EchoOfTickets extends Migration {
  override up(): void {
    this.addSql('alter table "ticket" add column "echo" boolean not null default true;');
    for (const log of ['event_log', 'event_past'])
      this.addSql(`update ticket set echo = false from ${log} event where event.type = 'TICKET_REGISTERED' and event.subject_id = ticket.id and event.payload->>'echo' = 'false';`);
  }

  override down(): void {
    this.addSql('alter table "ticket" drop column "echo";');
  }
}
