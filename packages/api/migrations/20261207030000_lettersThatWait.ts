import { Migration } from '@mikro-orm/migrations';

/** Whoever leads is told once of a known contact's letter that waits longer than a working day (decision 89). */
export class LettersThatWait extends Migration {
  override up(): void {
    this.addSql('alter table "incoming_letter" add column "waiting_told_at" timestamptz(3) null;');
  }

  override down(): void {
    this.addSql('alter table "incoming_letter" drop column "waiting_told_at";');
  }
}
