import { Migration } from '@mikro-orm/migrations';

/** §4.5: files may lie in a folder of the desk too. */
export class LocalFiles extends Migration {
  override up(): void {
    for (const column of ['store', 'also_in']) {
      this.addSql(`alter table "stored_file" drop constraint "stored_file_${column}_check", add constraint "stored_file_${column}_check" check ("${column}" in ('DATABASE', 'LOCAL', 'S3'));`);
    }
  }
}
