import { Migration } from '@mikro-orm/migrations';

/** What staff should know about a letter. */
export class LetterReading extends Migration {
  override up(): void {
    this.addSql(`alter table "message" add column "remarks" text[] not null default '{}';`);
  }
}
