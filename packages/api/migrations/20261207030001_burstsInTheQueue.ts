import { Migration } from '@mikro-orm/migrations';

/** §4.9: requests of a burst stand together, by the one with which it began. */
export class BurstsInTheQueue extends Migration {
  override up(): void {
    this.addSql('alter table "ticket" add column "burst_of_id" uuid null;');
    this.addSql('create index ticket_burst on ticket (burst_of_id) where burst_of_id is not null;');
  }

  override down(): void {
    this.addSql('alter table "ticket" drop column "burst_of_id";');
  }
}
