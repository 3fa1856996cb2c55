import { Migration } from '@mikro-orm/migrations';

/** What failed in the consoles of staff: each failure once, and in how many windows. */
export class ConsoleIncidents extends Migration {
  override up(): void {
    this.addSql(`create table "console_incident" ("plugin" varchar(100) not null, "item" varchar(200) not null, "message" varchar(500) not null, "windows" int not null, "first_at" timestamptz(3) not null, "last_at" timestamptz(3) not null, "last_by" uuid not null, primary key ("plugin", "item", "message"));`);
    this.addSql(`create index "console_incident_last_at_index" on "console_incident" ("last_at");`);
  }
}
