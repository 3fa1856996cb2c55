import { Migration } from '@mikro-orm/migrations';

/** §3.3: what a release brings and mends, where it is fetched, and which requests it solves. */
export class NotesOfReleases extends Migration {
  override up(): void {
    this.addSql('alter table "announcement" add column "features_ru" text null, add column "features_en" text null, add column "fixes_ru" text null, add column "fixes_en" text null, add column "url" varchar(2000) null;');
    this.addSql('create table "solved_ticket" ("id" uuid not null, "announcement_id" uuid not null, "client_id" uuid not null, "number" varchar(32) not null, primary key ("id"));');
    this.addSql('alter table "solved_ticket" add constraint "solved_ticket_announcement_id_number_unique" unique ("announcement_id", "number");');
    this.addSql('alter table "solved_ticket" add constraint "solved_ticket_announcement_id_foreign" foreign key ("announcement_id") references "announcement" ("id");');
  }

  override down(): void {
    this.addSql('drop table "solved_ticket";');
    this.addSql('alter table "announcement" drop column "features_ru", drop column "features_en", drop column "fixes_ru", drop column "fixes_en", drop column "url";');
  }
}
