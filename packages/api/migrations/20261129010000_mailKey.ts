import { Migration } from '@mikro-orm/migrations';

/** §4.4: the secret that signs the tokens of threads. */
export class MailKeys extends Migration {
  override up(): void {
    this.addSql(`create table "mail_key" ("purpose" varchar(32) not null, "secret" bytea not null, "made_at" timestamptz(3) not null, primary key ("purpose"));`);
  }
}
