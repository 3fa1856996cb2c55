import { Migration } from '@mikro-orm/migrations';

/** §4.9: whose word about a letter counts depends on who handed it over, a server at the door or a mailbox. */
export class LettersOfMailboxes extends Migration {
  override up(): void {
    this.addSql('alter table "incoming_letter" add column "mailbox_host" varchar(253) null;');
  }
}
