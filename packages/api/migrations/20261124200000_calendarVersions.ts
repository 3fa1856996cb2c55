import { Migration } from '@mikro-orm/migrations';

/** Calendars with every version of their years (§4.6), and changes of them as they are carried out (R11). What was loaded stays as version 1. */
export class CalendarVersions extends Migration {
  override up(): void {
    this.addSql(`create table "work_calendar" ("id" uuid not null, "code" varchar(32) not null, "name_ru" varchar(200) not null, "name_en" varchar(200) not null, "basis" text not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "work_calendar" add constraint "work_calendar_code_unique" unique ("code");`);
    this.addSql(`alter table "work_calendar" add constraint "work_calendar_basis_check" check ("basis" in ('RU', 'NONE'));`);
    this.addSql(`alter table "calendar_year" add column "calendar_code" varchar(32) not null default 'ru', add column "company_days" jsonb not null default '[]', add column "reason" text null, add column "loaded_by" jsonb null;`);
    this.addSql(`alter table "calendar_year" drop constraint "calendar_year_year_unique";`);
    this.addSql(`alter table "calendar_year" add constraint "calendar_year_calendar_code_year_year_version_unique" unique ("calendar_code", "year", "year_version");`);
    this.addSql(`create table "calendar_change" ("id" uuid not null, "calendar_code" varchar(32) not null, "kind" text not null, "changed" jsonb not null, "versions" jsonb not null, "reason" text null, "actor" jsonb not null, "changed_at" timestamptz(3) not null, "looked" int not null default 0, "later" int not null default 0, "earlier" int not null default 0, "graced" int not null default 0, "confirmed" int not null default 0, "finished_at" timestamptz(3) null, "settled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "calendar_change" add constraint "calendar_change_kind_check" check ("kind" in ('COMPANY_DAYS', 'YEAR_LOADED'));`);
    this.addSql(`create table "calendar_recompute" ("change_id" uuid not null, "obligation_id" uuid not null, primary key ("change_id", "obligation_id"));`);
    this.addSql(`create index "calendar_recompute_obligation_id_index" on "calendar_recompute" ("obligation_id");`);
    this.addSql(`create function calendar_year_only_grows() returns trigger language plpgsql as $$
      begin
        raise exception 'versions of a calendar are added, never changed';
      end $$`);
    this.addSql('create trigger calendar_year_only_grows before update or delete on calendar_year for each row execute function calendar_year_only_grows()');
  }
}
