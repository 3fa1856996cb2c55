import { Migration } from '@mikro-orm/migrations';

/** §6: which days a notice of working hours is about. */
export class PeriodsOfNotices extends Migration {
  override up(): void {
    this.addSql('alter table "announcement" add column "period_from" date null, add column "period_until" date null;');
  }

  override down(): void {
    this.addSql('alter table "announcement" drop column "period_from", drop column "period_until";');
  }
}
