import { Migration } from '@mikro-orm/migrations';

/** R19: a desk that is open for minutes a day has terms of many years, and each of them names its calendar. */
export class LongTerms extends Migration {
  override up(): void {
    this.addSql('alter table "response_obligation" alter column "calendar_versions" type varchar(2000);');
  }
}
