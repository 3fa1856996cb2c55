import { Migration } from '@mikro-orm/migrations';

/** §4.9: strangers whose letters are kept apart from those that wait for a person. */
export class BlockedSenders extends Migration {
  override up(): void {
    this.addSql(`create table "blocked_sender" ("id" uuid not null primary key, "sender" varchar(320) not null unique, "blocked_at" timestamptz(3) not null, "blocked_by" varchar(200) not null);`);
    this.addSql(`alter table "incoming_letter" drop constraint "incoming_letter_reason_check";`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'BLOCKED_SENDER', 'STAFF_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'TOO_LARGE', 'PROCESSING_FAILED', 'RELEASED'));`);
    this.addSql(`create index "incoming_letter_from_waiting" on "incoming_letter" ("from_address") where "outcome" = 'QUARANTINED';`);
  }
}
