import { Migration } from '@mikro-orm/migrations';

/** Acts that were done under a key of their caller's choosing, kept for a day. */
export class IdempotencyKeys extends Migration {
  override up(): void {
    this.addSql(`create table "idempotency_key" ("caller_id" uuid not null, "key" varchar(200) not null, "ordinal" smallint not null, "request_hash" varchar(64) not null, "outcome" jsonb null, "created_at" timestamptz(3) not null, primary key ("caller_id", "key", "ordinal"));`);
    this.addSql(`create index "idempotency_key_created_at_index" on "idempotency_key" ("created_at");`);
  }
}
