import { Migration } from '@mikro-orm/migrations';

/** §4.2: the language in which a person is written to: as staff chose it, else as the person writes. */
export class ContactLanguages extends Migration {
  override up(): void {
    this.addSql(`alter table "contact" add column "locale" varchar(5) null, add column "heard_locale" varchar(5) null;`);
  }
}
