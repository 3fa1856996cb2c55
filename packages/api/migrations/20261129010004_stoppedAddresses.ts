import { Migration } from '@mikro-orm/migrations';

/** R16: letters that came back from a contact for good, and since when none goes there. */
export class StoppedAddresses extends Migration {
  override up(): void {
    this.addSql('alter table "contact" add column "hard_returns" int not null default 0, add column "letters_stopped_at" timestamptz(3) null;');
  }
}
