import { Migration } from '@mikro-orm/migrations';

/** R16: letters of ours that come back, and the task that an answer did not arrive. */
export class UndeliveredAnswers extends Migration {
  override up(): void {
    this.addSql('alter table "ticket" add column "undelivered_at" timestamptz(3) null;');
    this.addSql('create index ticket_undelivered on ticket (undelivered_at) where undelivered_at is not null;');
    this.addSql('alter table "outgoing_letter" drop constraint "outgoing_letter_status_check";');
    this.addSql(`alter table "outgoing_letter" add constraint "outgoing_letter_status_check" check ("status" in ('WAITING', 'SENT', 'RETURNED', 'FAILED'));`);
    this.addSql('alter table "incoming_letter" drop constraint "incoming_letter_reason_check";');
    this.addSql(`alter table "incoming_letter" add constraint "incoming_letter_reason_check" check ("reason" in ('UNKNOWN_SENDER', 'AMBIGUOUS_SENDER', 'INACTIVE_SENDER', 'NO_SENDER', 'FOREIGN_SENDER', 'MACHINE', 'OWN_LETTER', 'BOUNCE', 'SAME_LETTER', 'NOT_A_LETTER', 'PROCESSING_FAILED', 'RELEASED'));`);
  }
}
