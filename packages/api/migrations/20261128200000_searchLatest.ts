import { Migration } from '@mikro-orm/migrations';

/** Of a word that half of all records hold, the newest are found by walking from the newest on. */
export class SearchLatest extends Migration {
  override up(): void {
    this.addSql('create index search_document_latest on search_document (kind, at desc nulls last);');
  }
}
