import { Migration } from '@mikro-orm/migrations';

/** §4.1: what bears our own address and is none of our letters waits for a person, who says whose it is. */
export class LettersUnderOurAddress extends Migration {
  override up(): void {
    this.addSql(`alter table "incoming_letter" drop constraint "incoming_letter_reason_check";`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'BLOCKED_SENDER', 'STAFF_SENDER', 'OWN_ADDRESS', 'FOREIGN_SENDER', 'MACHINE', 'MACHINE_UNASKED', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'TOO_LARGE', 'PROCESSING_FAILED', 'PUT_ASIDE', 'RELEASED'));`);
  }
}
