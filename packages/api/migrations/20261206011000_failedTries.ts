import { Migration } from '@mikro-orm/migrations';

/** Tries of acts under a key that failed by a fault of ours. */
export class FailedTries extends Migration {
  override up(): void {
    this.addSql(`alter table "idempotency_key" add column "failed_request_id" varchar(64) null;`);
  }
}
