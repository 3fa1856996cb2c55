import { Migration } from '@mikro-orm/migrations';

/** Documents of the consoles that are in use, so that each process knows those of all, and of former releases. */
export class ConsoleDocuments extends Migration {
  override up(): void {
    this.addSql(`create table "console_document" ("hash" varchar(64) not null primary key, "left_at" timestamptz(3) null);`);
  }
}
