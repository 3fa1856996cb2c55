import { Migration } from '@mikro-orm/migrations';

/** The key by which processes of a desk know each other on a bus; made when the first of them needs it. */
export class EventBusKeys extends Migration {
  override up(): void {
    this.addSql(`create table "event_bus_key" ("id" smallint not null primary key, "key" varchar(64) not null);`);
  }
}
