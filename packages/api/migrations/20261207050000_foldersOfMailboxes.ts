import { Migration } from '@mikro-orm/migrations';

/** §4.1: what is known of letters is known of one folder of one server: two of them may number theirs alike. */
export class FoldersOfMailboxes extends Migration {
  override up(): void {
    this.addSql(`alter table "mailbox" add column "folder_number" int not null default 0;`);
    this.addSql(`alter table "fetched_letter" add column "folder_number" int not null default 0;`);
    this.addSql(`alter table "fetched_letter" drop constraint "fetched_letter_pkey";`);
    this.addSql(`alter table "fetched_letter" add primary key ("mailbox_id", "folder_number", "uid_validity", "uid");`);
  }
}
