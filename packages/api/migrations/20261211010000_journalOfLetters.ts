import { Migration } from '@mikro-orm/migrations';

/** Which version of the regulation worded a letter, and what the mail server answered when it took it. */
export class JournalOfLetters extends Migration {
  override up(): void {
    this.addSql('alter table "outgoing_letter" add column "regulation_version_id" uuid null, add column "server_answer" text null;');
    this.addSql('alter table "outgoing_letter" add constraint "outgoing_letter_regulation_version_id_foreign" foreign key ("regulation_version_id") references "regulation_version" ("id") on delete set null;');
  }

  override down(): void {
    this.addSql('alter table "outgoing_letter" drop column "regulation_version_id", drop column "server_answer";');
  }
}
