import { Migration } from '@mikro-orm/migrations';

/** Reports count who took tickets out of turn (§4.7) without reading the whole log. */
export class Overtakings extends Migration {
  override up(): void {
    this.addSql(`create index event_log_overtaken on event_log (occurred_at) where type = 'QUEUE_OVERTAKEN';`);
  }
}
