import { Migration } from '@mikro-orm/migrations';

/** §4.12: what a machine writes unasked waits for a person instead of lying among what is merely kept. */
export class MachinesUnasked extends Migration {
  override up(): void {
    this.addSql(`alter table "incoming_letter" drop constraint "incoming_letter_reason_check";`);
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'UNPROVEN_SENDER', 'BLOCKED_SENDER', 'STAFF_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'MACHINE_UNASKED', 'REOPENED_TOO_OFTEN', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'BEYOND_LIMITS', 'READING_BROKE_OFF', 'TOO_LARGE', 'PROCESSING_FAILED', 'PUT_ASIDE', 'RELEASED'));`);
  }
}
