import { Migration } from '@mikro-orm/migrations';

/** §3.2: requests that were handed over to development, with what was collected and what became of it. */
export class Handovers extends Migration {
  override up(): void {
    this.addSql(`create table "handover" ("id" uuid not null, "ticket_id" uuid not null, "state" text not null, "summary" text not null, "tracker_url" varchar(2000) null, "workaround" text null, "release" varchar(200) null, "return_reason" text null, "handed_over_at" timestamptz(3) not null, "staff_id" uuid null, "author_name" varchar(200) not null, "updated_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "handover_ticket_id_index" on "handover" ("ticket_id");`);
    this.addSql(`alter table "handover" add constraint "handover_state_check" check ("state" in ('HANDED_OVER', 'TAKEN', 'FIXED', 'RELEASED', 'REJECTED', 'RETURNED'));`);
    this.addSql(`alter table "handover" add constraint "handover_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id");`);
    this.addSql(`alter table "handover" add constraint "handover_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete set null;`);
  }
}
