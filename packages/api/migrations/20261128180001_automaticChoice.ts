import { Migration } from '@mikro-orm/migrations';

/** §1: where a request goes when neither the client's specialist nor a deputy is there; one row, the setting of the desk. */
export class AutomaticChoices extends Migration {
  override up(): void {
    this.addSql(`create table "automatic_choice" ("id" uuid not null, "way" text not null, "cap" int not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "automatic_choice" add constraint "automatic_choice_way_check" check ("way" in ('COMMON_QUEUE', 'LEAST_LOADED'));`);
    this.addSql(`alter table "automatic_choice" add constraint "automatic_choice_cap_check" check ("cap" between 1 and 1000);`);
    this.addSql(`create unique index "automatic_choice_once" on "automatic_choice" ((true));`);
    this.addSql(`insert into "automatic_choice" ("id", "way", "cap") values (gen_random_uuid(), 'COMMON_QUEUE', 20);`);
    // of equally loaded people the one who got a new request longest ago is next
    this.addSql(`create index "ticket_assigned" on "ticket" ("assignee_id", "registered_at");`);
    this.addSql(`drop index "ticket_assignee_id_index";`);
  }
}
