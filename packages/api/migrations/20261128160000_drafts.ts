import { Migration } from '@mikro-orm/migrations';

/** Unsent answers and notes of staff: one for each person, ticket and mode. A version is never used twice, also after a draft was sent and begun anew. */
export class Drafts extends Migration {
  override up(): void {
    this.addSql('create sequence "draft_version" as int;');
    this.addSql(`create table "draft" ("staff_id" uuid not null, "ticket_id" uuid not null, "mode" text not null, "text" text not null, "html" text null, "question" boolean not null default false, "attachment_ids" uuid[] not null default '{}', "updated_at" timestamptz(3) not null, "version" int not null default nextval('draft_version'), primary key ("staff_id", "ticket_id", "mode"));`);
    this.addSql(`alter table "draft" add constraint "draft_mode_check" check ("mode" in ('ANSWER', 'NOTE'));`);
    this.addSql('alter table "draft" add constraint "draft_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on delete cascade;');
    this.addSql('alter table "draft" add constraint "draft_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete cascade;');
    // what a draft names is not swept away
    this.addSql('create index "draft_files" on "draft" using gin ("attachment_ids");');
  }
}
