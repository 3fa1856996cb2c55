import { Migration } from '@mikro-orm/migrations';

/** §4.1: from which number on the letters of a folder came after the desk first looked at it. */
export class MailboxBeginnings extends Migration {
  override up(): void {
    this.addSql(`alter table "mailbox" add column "first_uid" bigint null;`);
  }
}
