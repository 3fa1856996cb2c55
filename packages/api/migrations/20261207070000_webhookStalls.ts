import { Migration } from '@mikro-orm/migrations';

/** §4.1: why a webhook stands still and since when; why a delivery was not taken, as a code that has words in both languages. */
export class WebhookStalls extends Migration {
  override up(): void {
    this.addSql(`alter table "webhook" add column "stalled_by" varchar(32) null, add column "stalled_since" timestamptz(3) null;`);
    this.addSql(`alter table "webhook_delivery" add column "last_fault_code" varchar(32) null;`);
  }
}
