import { Migration } from '@mikro-orm/migrations';

/** §4.6: an answer can be taken back until it leaves: what it changed on its ticket, and letters that are cancelled. */
export class TakingBack extends Migration {
  override up(): void {
    this.addSql('alter table "message" add column "before_answer" jsonb null;');
    this.addSql('alter table "outgoing_letter" drop constraint "outgoing_letter_status_check";');
    this.addSql(`alter table "outgoing_letter" add constraint "outgoing_letter_status_check" check ("status" in ('WAITING', 'SENT', 'RETURNED', 'FAILED', 'CANCELLED'));`);
  }
}
