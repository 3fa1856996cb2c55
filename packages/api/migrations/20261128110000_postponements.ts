import { Migration } from '@mikro-orm/migrations';

/** §4.13: solutions that were postponed or refused, each with its reason and its proof; when a postponed one is taken up again. */
export class Postponements extends Migration {
  override up(): void {
    this.addSql(`create table "postponement" ("id" uuid not null, "ticket_id" uuid not null, "effect" text not null, "reason" text not null, "tested_configuration" text null, "question_id" uuid null, "needed" text null, "category_code" varchar(64) null, "about_message_id" uuid null, "review_on" date null, "reminded_at" timestamptz(3) null, "message_id" uuid not null, "staff_id" uuid null, "author_name" varchar(200) not null, "at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "postponement_ticket_id_index" on "postponement" ("ticket_id");`);
    this.addSql(`create index "postponement_at_index" on "postponement" ("at");`);
    this.addSql(`alter table "postponement" add constraint "postponement_effect_check" check ("effect" in ('POSTPONED', 'REFUSED'));`);
    this.addSql(`alter table "postponement" add constraint "postponement_reason_check" check ("reason" in ('NOT_REPRODUCIBLE', 'INSUFFICIENT_DATA', 'NEEDS_DIAGNOSTICS_OR_RELEASE', 'OUT_OF_SCOPE', 'INCORRECT_OR_UNCONSTRUCTIVE'));`);
    this.addSql(`alter table "postponement" add constraint "postponement_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id");`);
    this.addSql(`alter table "postponement" add constraint "postponement_question_id_foreign" foreign key ("question_id") references "message" ("id") on delete set null;`);
    this.addSql(`alter table "postponement" add constraint "postponement_about_message_id_foreign" foreign key ("about_message_id") references "message" ("id") on delete set null;`);
    this.addSql(`alter table "postponement" add constraint "postponement_message_id_foreign" foreign key ("message_id") references "message" ("id");`);
    this.addSql(`alter table "postponement" add constraint "postponement_staff_id_foreign" foreign key ("staff_id") references "staff" ("id") on delete set null;`);
    this.addSql('alter table "ticket" add column "review_at" timestamptz(3) null;');
    this.addSql('create index ticket_review on ticket (review_at) where review_at is not null;');
  }
}
