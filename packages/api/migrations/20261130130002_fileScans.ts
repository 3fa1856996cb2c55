import { Migration } from '@mikro-orm/migrations';

/** §4.5: what a scanner said of a file. */
export class FileScans extends Migration {
  override up(): void {
    this.addSql(`alter table "stored_file" add column "scan" text null check ("scan" in ('CLEAN', 'UNSCANNED', 'TOO_LARGE', 'INFECTED')), add column "finding" varchar(200) null;`);
    this.addSql(`create index stored_file_unscanned on stored_file (started_at) where scan = 'UNSCANNED';`);
  }
}
