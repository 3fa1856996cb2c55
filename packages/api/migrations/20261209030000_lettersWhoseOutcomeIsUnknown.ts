import { Migration } from '@mikro-orm/migrations';

/** P3: how often a server took a letter of which nothing could be kept afterwards; it does not go out each time anew. */
export class LettersWhoseOutcomeIsUnknown extends Migration {
  override up(): void {
    this.addSql(`alter table "outgoing_letter" add column "unkept" int not null default 0;`);
  }
}
