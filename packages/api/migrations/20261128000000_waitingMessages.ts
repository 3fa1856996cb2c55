import { Migration } from '@mikro-orm/migrations';

/** Every client's message that waits for an answer names the promise under which it waits (R6), so that it can be split off (R17). */
export class WaitingMessages extends Migration {
  override up(): void {
    this.addSql('alter table "message" add column "obligation_id" uuid null;');
    this.addSql('create index "message_obligation_id_index" on "message" ("obligation_id");');
    this.addSql(`with recursive whole as (
        select ticket.id as survivor_id, ticket.id as ticket_id from ticket
        union select whole.survivor_id, link.from_ticket_id from whole join ticket_link link on link.to_ticket_id = whole.ticket_id and link.kind = 'MERGED_INTO'
      )
      update message set obligation_id = o.id
      from response_obligation o join whole on whole.survivor_id = o.ticket_id
      where o.answered_at is null and o.not_required_at is null and o.merged_at is null
        and message.ticket_id = whole.ticket_id and message.side = 'CLIENT' and not message.machine and message.written_at >= o.opened_at;`);
  }
}
