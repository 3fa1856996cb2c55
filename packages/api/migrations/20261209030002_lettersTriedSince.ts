import { Migration } from '@mikro-orm/migrations';

/** Decision 95: when a letter was tried first, whatever it waited for afterwards. */
export class LettersTriedSince extends Migration {
  override up(): void {
    this.addSql(`alter table "outgoing_letter" add column "tried_since" timestamptz(3) null;`);
    this.addSql(`update "outgoing_letter" set "tried_since" = "first_attempt_at" where "status" = 'WAITING';`);
  }
}
