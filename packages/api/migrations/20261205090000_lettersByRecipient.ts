import { Migration } from '@mikro-orm/migrations';

/** R16: which addresses of a letter have not taken it yet, which refused it, and since when it is tried. */
export class LettersByRecipient extends Migration {
  override up(): void {
    this.addSql(`alter table "outgoing_letter" add column "pending_to" varchar(1000) null, add column "refused" jsonb not null default '[]', add column "first_attempt_at" timestamptz(3) null, add column "delayed_at" timestamptz(3) null;`);
    this.addSql(`update "outgoing_letter" set "first_attempt_at" = "send_after" where "status" = 'WAITING' and "attempts" > 0;`);
  }
}
