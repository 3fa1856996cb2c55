import { Migration } from '@mikro-orm/migrations';

/** §4.1, §4.9: addresses and domains that may write for a client besides its contacts and its domain. */
export class AuthorisedSenders extends Migration {
  override up(): void {
    this.addSql(`alter table "client" add column "authorised_senders" text[] not null default '{}';`);
    this.addSql('create index client_senders on client using gin (authorised_senders);');
  }
}
