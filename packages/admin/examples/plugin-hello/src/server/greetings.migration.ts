import { Migration } from '@mikro-orm/migrations';

/** A table of the plugin's own; tables of the desk are only pointed at. */
export class Greetings extends Migration {
  override up(): void {
    this.addSql(`create table "example_hello_greeting" ("id" uuid not null, "ticket_id" uuid not null references "ticket" ("id"), "greeter_id" uuid null references "staff" ("id"),
      "greeted_at" timestamptz(3) not null, "counted_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql('create index "example_hello_greeting_ticket_id_index" on "example_hello_greeting" ("ticket_id");');
  }
}
