import { Migration } from '@mikro-orm/migrations';

/** Attempts to sign in are counted by all processes together, in buckets like those of points. */
export class AttemptsOfAll extends Migration {
  override up(): void {
    this.addSql('alter table "point_bucket" alter column "caller" type varchar(64);');
  }
}
