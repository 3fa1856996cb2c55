import { Migration } from '@mikro-orm/migrations';

/** §1: days on which somebody of the staff is away, with who stands in. */
export class Absences extends Migration {
  override up(): void {
    this.addSql(`create table "absence" ("id" uuid not null, "staff_id" uuid not null, "kind" text not null, "begins_on" date not null, "ends_on" date not null, "deputy_id" uuid null, "note" varchar(500) null, "recorded_at" timestamptz(3) not null, "withdrawn_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "absence_staff_id_index" on "absence" ("staff_id");`);
    this.addSql(`alter table "absence" add constraint "absence_kind_check" check ("kind" in ('VACATION', 'ILLNESS', 'TRIP', 'OTHER'));`);
    this.addSql(`alter table "absence" add constraint "absence_staff_id_foreign" foreign key ("staff_id") references "staff" ("id");`);
    this.addSql(`alter table "absence" add constraint "absence_deputy_id_foreign" foreign key ("deputy_id") references "staff" ("id");`);
  }
}
