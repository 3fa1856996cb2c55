import { Migration } from '@mikro-orm/migrations';

/** §1: who of the staff keeps an eye on a ticket besides the responsible specialist. */
export class Watchers extends Migration {
  override up(): void {
    this.addSql(`create table "ticket_watcher" ("ticket_id" uuid not null, "staff_id" uuid not null, "since" timestamptz(3) not null, primary key ("ticket_id", "staff_id"));`);
    this.addSql(`create index "ticket_watcher_staff_id_index" on "ticket_watcher" ("staff_id");`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id");`);
    this.addSql(`alter table "ticket_watcher" add constraint "ticket_watcher_staff_id_foreign" foreign key ("staff_id") references "staff" ("id");`);
  }
}
