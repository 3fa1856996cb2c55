import { Migration } from '@mikro-orm/migrations';

/** The search finds standard answers, and requests by the names of their files: what there is of both is to be read. */
export class SearchArticles extends Migration {
  override up(): void {
    for (const table of ['search_document', 'search_pending']) {
      this.addSql(`alter table "${table}" drop constraint "${table}_kind_check";`);
      this.addSql(`alter table "${table}" add constraint "${table}_kind_check" check ("kind" in ('TICKET', 'CLIENT', 'CONTACT', 'PRODUCT', 'ARTICLE', 'FEATURE_REQUEST', 'TERMS_OF_REFERENCE'));`);
    }
    this.addSql(`insert into search_pending (kind, record_id) select 'ARTICLE', id from article where active on conflict do nothing;`);
    this.addSql(`insert into search_pending (kind, record_id) select distinct 'TICKET', coalesce(message.ticket_id, note.ticket_id) from attachment
      left join message on message.id = attachment.message_id left join internal_note note on note.id = attachment.note_id
      where coalesce(message.ticket_id, note.ticket_id) is not null on conflict do nothing;`);
  }
}
