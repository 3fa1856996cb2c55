import { Migration } from '@mikro-orm/migrations';

/** §4.1: mailboxes from which the desk takes letters, and which letters it has of them; letters too large to be fetched. */
export class Mailboxes extends Migration {
  override up(): void {
    this.addSql(`create table "mailbox" ("id" uuid not null primary key, "name" varchar(200) not null unique, "host" varchar(253) not null, "port" int not null, "security" text not null, "user_name" varchar(320) not null, "sealed_password" text not null, "folder" varchar(500) not null, "after_storing" text not null, "move_to" varchar(500) null, "takes_from" timestamptz(3) null, "active" boolean not null default true, "uid_validity" bigint null, "last_uid" bigint not null default 0, "polled_at" timestamptz(3) null, "failing_since" timestamptz(3) null, "fault" text null, "fault_detail" varchar(500) null, "failures" int not null default 0, "next_attempt_at" timestamptz(3) null, "reconcile_asked_at" timestamptz(3) null, "reconciled_at" timestamptz(3) null, "letters_in_mailbox" int null, "letters_stored" int null, "version" int not null default 1);`);
    this.addSql(`alter table "mailbox" add constraint "mailbox_security_check" check ("security" in ('TLS', 'STARTTLS', 'NONE'));`);
    this.addSql(`alter table "mailbox" add constraint "mailbox_after_storing_check" check ("after_storing" in ('MARK_SEEN', 'MOVE', 'DELETE'));`);
    this.addSql(`alter table "mailbox" add constraint "mailbox_fault_check" check ("fault" in ('HOST_UNKNOWN', 'REFUSED', 'NO_ANSWER', 'NOT_IMAP', 'TLS_FAILED', 'LOGIN_WRONG', 'PASSWORD_LOST', 'FOLDER_MISSING', 'TARGET_MISSING', 'CONNECTION_LOST', 'SERVER_TROUBLE'));`);
    this.addSql(`create table "fetched_letter" ("mailbox_id" uuid not null, "uid_validity" bigint not null, "uid" bigint not null, "letter_id" uuid null, "attempts" int not null default 0, "stored_at" timestamptz(3) null, "handled_at" timestamptz(3) null, primary key ("mailbox_id", "uid_validity", "uid"));`);
    this.addSql(`alter table "fetched_letter" add constraint "fetched_letter_mailbox_id_foreign" foreign key ("mailbox_id") references "mailbox" ("id");`);
    this.addSql(`alter table "fetched_letter" add constraint "fetched_letter_letter_id_foreign" foreign key ("letter_id") references "incoming_letter" ("id") on delete set null;`);
    this.addSql(`create index "fetched_letter_letter_id_index" on "fetched_letter" ("letter_id");`);
    this.addSql(`create index fetched_letter_unhandled on fetched_letter (mailbox_id, uid_validity) where handled_at is null;`);
    this.addSql(`alter table "incoming_letter" add column "full_bytes" int null;`);
    // the whole list: migrations that are a day older each bring a part of it
    this.addSql(`alter table "incoming_letter" drop constraint if exists "incoming_letter_reason_check";`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'STAFF_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'TOO_LARGE', 'PROCESSING_FAILED', 'RELEASED'));`);
  }
}
