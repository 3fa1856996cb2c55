import { Migration } from '@mikro-orm/migrations';

/** §4.4, §4.9: a letter that waits for a person may name a ticket, beside which staff see it. */
export class UnverifiedLetters extends Migration {
  override up(): void {
    this.addSql('alter table "incoming_letter" add column "named_ticket_id" uuid null;');
    this.addSql('create index "incoming_letter_named_ticket_id_index" on "incoming_letter" ("named_ticket_id");');
    this.addSql('alter table "incoming_letter" add constraint "incoming_letter_named_ticket_id_foreign" foreign key ("named_ticket_id") references "ticket" ("id") on delete set null;');
  }
}
