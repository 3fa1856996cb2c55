import { defineEntity, p } from '@mikro-orm/core';
import { codesOf, searchKinds } from '@reglament/schema';

const SearchDocumentSchema = defineEntity({
  name: 'SearchDocument',
  tableName: 'search_document',
  properties: {
    kind: p.enum(codesOf(searchKinds)).primary(),
    recordId: p.uuid().primary(),
    clientId: p.uuid().nullable().index(),
    at: p.datetime(3).nullable(),
    words: p.string().columnType('tsvector'),
  },
  indexes: [
    { name: 'search_document_tickets', expression: "create index search_document_tickets on search_document using gin (words) where kind = 'TICKET'" },
    { name: 'search_document_latest', expression: 'create index search_document_latest on search_document (kind, at desc nulls last)' },
    { name: 'search_document_others', expression: "create index search_document_others on search_document using gin (words) where kind <> 'TICKET'" },
  ],
});

/** One record in the index of the search. Weights of its words: A number and title, B other names, C texts, D what only staff may find. */
export class SearchDocument extends SearchDocumentSchema.class {}
SearchDocumentSchema.setClass(SearchDocument);

const SearchWordSchema = defineEntity({
  name: 'SearchWord',
  tableName: 'search_word',
  properties: { lexeme: p.string().length(64).primary(), word: p.string().length(64), trigrams: p.array().$type<string[]>() },
  indexes: [
    { name: 'search_word_beginning', expression: 'create index search_word_beginning on search_word (lexeme collate "C")' },
    { name: 'search_word_trigrams', expression: 'create index search_word_trigrams on search_word using gin (trigrams)' },
  ],
});

/** A word that somebody wrote, by its stem: what a mistyped word is measured by. */
export class SearchWord extends SearchWordSchema.class {}
SearchWordSchema.setClass(SearchWord);

const SearchPendingSchema = defineEntity({
  name: 'SearchPending',
  tableName: 'search_pending',
  properties: { kind: p.enum(codesOf(searchKinds)).primary(), recordId: p.uuid().primary() },
});

/** A record that changed and is still to be read into the index. */
export class SearchPending extends SearchPendingSchema.class {}
SearchPendingSchema.setClass(SearchPending);

const SearchProgressSchema = defineEntity({
  name: 'SearchProgress',
  tableName: 'search_progress',
  properties: { id: p.integer().primary(), position: p.bigint('number'), lookedAt: p.datetime(3) },
});

/** The position in the event log up to which the changes were noted, and the moment up to which what time opens was; one row. */
export class SearchProgress extends SearchProgressSchema.class {}
SearchProgressSchema.setClass(SearchProgress);
