import { Migration } from '@mikro-orm/migrations';

/** The index of the search: documents, the words that typos are measured by, what is still to be read, and how far the event log was followed. */
export class Search extends Migration {
  override up(): void {
    this.addSql(`create table "search_document" ("kind" text not null, "record_id" uuid not null, "client_id" uuid null, "at" timestamptz(3) null, "words" tsvector not null, primary key ("kind", "record_id"));`);
    this.addSql(`alter table "search_document" add constraint "search_document_kind_check" check ("kind" in ('TICKET', 'CLIENT', 'CONTACT', 'PRODUCT', 'FEATURE_REQUEST', 'TERMS_OF_REFERENCE'));`);
    this.addSql(`create index search_document_tickets on search_document using gin (words) where kind = 'TICKET';`);
    this.addSql(`create index search_document_others on search_document using gin (words) where kind <> 'TICKET';`);
    this.addSql('create index search_document_client_id_index on search_document (client_id);');
    this.addSql(`create table "search_word" ("lexeme" varchar(64) not null, "word" varchar(64) not null, "trigrams" text[] not null, primary key ("lexeme"));`);
    this.addSql('create index search_word_beginning on search_word (lexeme collate "C");');
    this.addSql('create index search_word_trigrams on search_word using gin (trigrams);');
    this.addSql(`create table "search_pending" ("kind" text not null, "record_id" uuid not null, primary key ("kind", "record_id"));`);
    this.addSql(`alter table "search_pending" add constraint "search_pending_kind_check" check ("kind" in ('TICKET', 'CLIENT', 'CONTACT', 'PRODUCT', 'FEATURE_REQUEST', 'TERMS_OF_REFERENCE'));`);
    this.addSql(`create table "search_progress" ("id" int not null, "position" bigint not null, primary key ("id"));`);
  }
}
