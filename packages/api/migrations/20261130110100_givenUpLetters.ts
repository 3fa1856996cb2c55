import { Migration } from '@mikro-orm/migrations';

/** §4.1, §4.9: of a letter that its mailbox does not hand out, what is known of it; a mailbox that may not be changed; letters that take the Message-ID of another one. */
export class GivenUpLetters extends Migration {
  override up(): void {
    this.addSql(`alter table "fetched_letter" add column "bytes" bigint null, add column "arrived_at" timestamptz(3) null, add column "failed_at" timestamptz(3) null, add column "said" varchar(300) null;`);
    this.addSql('create index fetched_letter_failed on fetched_letter (mailbox_id, uid_validity) where stored_at is null;');
    this.addSql(`alter table "mailbox" drop constraint "mailbox_fault_check";`);
    this.addSql(`alter table "mailbox" add constraint "mailbox_fault_check" check ("fault" in ('HOST_UNKNOWN', 'REFUSED', 'NO_ANSWER', 'NOT_IMAP', 'TLS_FAILED', 'LOGIN_WRONG', 'PASSWORD_LOST', 'FOLDER_MISSING', 'TARGET_MISSING', 'CHANGE_REFUSED', 'CONNECTION_LOST', 'SERVER_TROUBLE'));`);
    this.addSql(`alter table "incoming_letter" add column "namesake_id" uuid null;`);
  }
}
