import type { SearchKind } from '@reglament/schema';
import type { Happening } from '../platform/work.ts';
import type { RightName } from './rights.ts';
import { isClientSide, type Viewer } from './viewer.ts';

/** What one record says to the search, by weight: A and B, C, D. */
export interface SearchableTexts {
  id: string;
  /** The client to whom it belongs; null for what belongs to none. */
  clientId: string | null;
  /** When it came about; the newest stand first among equals. Null for what has no date. */
  at: Date | null;
  /** As people cite it, TP-2026-000123; null for what has none. */
  number: string | null;
  title: string;
  /** Other names: of the client, the product, keys, addresses. */
  names: string | null;
  body: string | null;
  /** What only staff may find. */
  inner: string | null;
}

/** A kind of record that the search finds. Each feature says it of its own records, in a file `searchable.ts`. */
export interface Searchable {
  kind: SearchKind;
  /** Who may read such records. */
  right: RightName;
  /** The subject of the events that change a record. */
  subjectType: Happening['subjectType'];
  /** All records: a query that answers `id`. */
  all: string;
  /** The texts of the records `$1::uuid[]` at the moment `$2::timestamptz`, with the columns of SearchableTexts. */
  texts: string;
  /** What time alone opens to a client's system (§4.6): which records after `$1::timestamptz` and by `$2`, answers `id`; and when next after `$1`, answers `at`. */
  opens?: { between: string; next: string };
  /** A record of another kind whose texts it holds: which records hold those of `$1::uuid[]`; answers `id`. */
  holds?: Partial<Record<Happening['subjectType'], string>>;
  /** What the system of a client may find; `d` is the document, `?` the client. */
  ofClient: string;
}

/** What a later feature adds to the texts of another feature's records. */
export interface SearchableAddition {
  to: SearchKind;
  /** Texts of the records `$1::uuid[]`: at the moment `$2::timestamptz`: `id`, `body` and `inner` as in SearchableTexts, at most one row each. */
  texts: string;
}

/** The weights in which somebody may look: what staff alone may find, a client's system does not even find by leaving it out. Empty for all. */
export const weightsFor = (viewer: Viewer): string => (isClientSide(viewer) ? 'ABC' : '');
