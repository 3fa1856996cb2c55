import { Migration } from '@mikro-orm/migrations';

/** §4.9: a person puts a letter aside, or has it read again. */
export class FinishedLetters extends Migration {
  override up(): void {
    this.addSql(`alter table "incoming_letter" add column "decided_by" varchar(200) null, add column "decided_why" text null, add column "read_again_at" timestamptz(3) null;`);
    this.addSql(`create index incoming_letter_read_again on incoming_letter (received_at, id) where read_again_at is not null;`);
    this.addSql(`alter table "incoming_letter" drop constraint "incoming_letter_reason_check";`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'BLOCKED_SENDER', 'STAFF_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'TOO_LARGE', 'PROCESSING_FAILED', 'PUT_ASIDE', 'RELEASED'));`);
  }
}
