import { Migration } from '@mikro-orm/migrations';

/** §2.4, §6: news by letter: what a contact does not want of them, and letters that let all others go first. */
export class News extends Migration {
  override up(): void {
    this.addSql(`alter table "contact" add column "news_refused" text[] not null default '{}';`);
    this.addSql('alter table "outgoing_letter" add column "news" boolean not null default false;');
    this.addSql(`create index outgoing_letter_news on outgoing_letter (send_after) where news and status = 'WAITING';`);
  }
}
