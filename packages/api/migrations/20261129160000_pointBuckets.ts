import { Migration } from '@mikro-orm/migrations';

/** Points of callers with keys. Unlogged: it is written at every burst and worth nothing after a crash. */
export class PointBuckets extends Migration {
  override up(): void {
    this.addSql(`create unlogged table "point_bucket" ("caller" uuid not null primary key, "points" double precision not null, "filled_at" timestamptz(3) not null, "taken" double precision not null);`);
  }
}
