import { Migration } from '@mikro-orm/migrations';

/** What each of the staff prefers: one row a person, so that it follows them to every machine. */
export class Preferences extends Migration {
  override up(): void {
    this.addSql(`create table "staff_preferences" ("staff_id" uuid not null primary key, "chosen" jsonb not null, "version" int not null default 1, "changed_at" timestamptz(3) not null);`);
    this.addSql(`alter table "staff_preferences" add constraint "staff_preferences_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`);
    this.addSql(`alter table "staff_preferences" add constraint "staff_preferences_chosen_check" check (jsonb_typeof("chosen") = 'object');`);
  }
}
