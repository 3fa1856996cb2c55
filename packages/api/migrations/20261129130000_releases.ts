import { Migration } from '@mikro-orm/migrations';

/** §3.3, §6: people announce releases, outages and other things, once; and how many letters went is counted for each announcement. */
export class Releases extends Migration {
  override up(): void {
    this.addSql('alter table "announcement" drop constraint "announcement_kind_check";');
    this.addSql(`alter table "announcement" add constraint "announcement_kind_check" check ("kind" in ('REGULATION', 'CALENDAR', 'RELEASE', 'OUTAGE', 'OTHER'));`);
    this.addSql('alter table "announcement" add column "product_id" uuid null, add column "product_version" varchar(120) null, add column "request_key" varchar(100) null;');
    this.addSql('alter table "announcement" add constraint "announcement_product_id_foreign" foreign key ("product_id") references "product" ("id") on delete set null;');
    this.addSql('alter table "announcement" add constraint "announcement_request_key_unique" unique ("request_key");');
    this.addSql(`create index outgoing_letter_announcement on outgoing_letter (split_part(deduplication_key, ':', 3)) where news;`);
  }
}
