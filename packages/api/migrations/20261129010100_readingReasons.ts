import { Migration } from '@mikro-orm/migrations';

/** Why a letter could not be read. */
export class ReadingReasons extends Migration {
  override up(): void {
    this.addSql('alter table "incoming_letter" drop constraint "incoming_letter_reason_check";');
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'STAFF_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'PROCESSING_FAILED', 'RELEASED'));`);
  }
}
