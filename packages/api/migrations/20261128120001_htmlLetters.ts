import { Migration } from '@mikro-orm/migrations';

/** §4.4: letters in HTML beside their plain text. */
export class HtmlLetters extends Migration {
  override up(): void {
    this.addSql('alter table "message" add column "body_html" text null, add column "remote_images" int not null default 0;');
    this.addSql('alter table "outgoing_letter" add column "body_html" text null;');
  }
}
