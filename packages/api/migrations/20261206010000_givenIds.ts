import { Migration } from '@mikro-orm/migrations';

/** Records that their makers named: by an id of ours that they chose, or by an id of their own. */
export class GivenIds extends Migration {
  override up(): void {
    this.addSql(`create table "creation" ("id" uuid not null, "caller_id" uuid not null, "act" varchar(64) not null, "content_hash" varchar(64) not null, primary key ("id"));`);
    this.addSql(`alter table "ticket" add column "external_id" varchar(200) null;`);
    this.addSql(`create unique index ticket_external on ticket (client_id, external_id) where external_id is not null;`);
    this.addSql(`alter table "contact" add column "external_id" varchar(200) null;`);
    this.addSql(`create unique index contact_external on contact (client_id, external_id) where external_id is not null;`);
  }
}
