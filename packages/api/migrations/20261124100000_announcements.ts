import { Migration } from '@mikro-orm/migrations';

/** §2.4, §6: what the desk has announced. */
export class Announcements extends Migration {
  override up(): void {
    this.addSql(`create table "announcement" ("id" uuid not null, "kind" text not null, "title_ru" varchar(300) not null, "title_en" varchar(300) not null, "text_ru" text not null, "text_en" text not null, "subject_id" uuid null, "published_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "announcement_published_at_index" on "announcement" ("published_at");`);
    this.addSql(`alter table "announcement" add constraint "announcement_kind_check" check ("kind" in ('REGULATION', 'CALENDAR', 'OUTAGE', 'OTHER'));`);
  }
}
