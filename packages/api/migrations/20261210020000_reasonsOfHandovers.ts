import { Migration } from '@mikro-orm/migrations';

/** §3.2: why development has a request, as the client was told. */
export class ReasonsOfHandovers extends Migration {
  override up(): void {
    this.addSql('alter table "handover" add column "reason" text null;');
  }

  override down(): void {
    this.addSql('alter table "handover" drop column "reason";');
  }
}
