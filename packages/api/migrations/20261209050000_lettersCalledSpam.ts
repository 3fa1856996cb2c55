import { Migration } from '@mikro-orm/migrations';

/** §4.9: what the filter before the desk calls unwanted, and nobody is proven to have written, waits for a person. */
export class LettersCalledSpam extends Migration {
  override up(): void {
    this.addSql(`alter table "incoming_letter" drop constraint "incoming_letter_reason_check";`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'BLOCKED_SENDER', 'STAFF_SENDER', 'OWN_ADDRESS', 'FOREIGN_SENDER', 'SPAM', 'MACHINE', 'MACHINE_UNASKED', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'TOO_LARGE', 'PROCESSING_FAILED', 'PUT_ASIDE', 'RELEASED'));`);
  }
}
