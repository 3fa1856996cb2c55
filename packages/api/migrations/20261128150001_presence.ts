import { Migration } from '@mikro-orm/migrations';

/** Which window of whom shows which ticket; rows live for less than a minute and mean nothing afterwards. */
export class PresenceOfStaff extends Migration {
  override up(): void {
    this.addSql(`create unlogged table "presence" ("ticket_id" uuid not null, "staff_id" uuid not null, "window_id" varchar(64) not null, "state" text not null, "since" timestamptz(3) not null, "seen_at" timestamptz(3) not null, primary key ("ticket_id", "staff_id", "window_id"));`);
    this.addSql(`alter table "presence" add constraint "presence_state_check" check ("state" in ('VIEWING', 'WRITING'));`);
    this.addSql(`alter table "presence" add constraint "presence_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;`);
    this.addSql(`alter table "presence" add constraint "presence_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;`);
  }
}
