import { Migration } from '@mikro-orm/migrations';

/** Saved views of the queue: of one person, or of the team (§4.7). A name is unique per owner, and among the team's views. */
export class Views extends Migration {
  override up(): void {
    this.addSql(`create table "view" ("id" uuid not null, "name" varchar(80) not null, "scope" text not null, "owner_id" uuid not null, "filter" jsonb not null, "order" text not null, "columns" text[] null,
      "density" text null, "position" int not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create unique index view_name_of_owner on "view" ("owner_id", lower("name")) where scope = 'PRIVATE';`);
    this.addSql(`create unique index view_name_of_team on "view" (lower("name")) where scope = 'TEAM';`);
    this.addSql(`alter table "view" add constraint "view_scope_check" check ("scope" in ('PRIVATE', 'TEAM'));`);
    this.addSql(`alter table "view" add constraint "view_order_check" check ("order" in ('QUEUE', 'NEWEST', 'OLDEST', 'UPDATED'));`);
    this.addSql(`alter table "view" add constraint "view_density_check" check ("density" in ('COMFORTABLE', 'COMPACT'));`);
    this.addSql('alter table "view" add constraint "view_owner_id_foreign" foreign key ("owner_id") references "staff" ("id");');
  }
}
