import type { DocumentNode } from 'graphql';
import type { TypedDocument } from './gql.ts';

type AnyDocument = TypedDocument<unknown, never>;

/**
 * The documents behind a resource. Each has one root field. Variables are passed by name and only when declared:
 * list `$page: OffsetPageInput` (`{offset, limit}`), `$filter`, `$orderBy`; one `$id`; create, update, delete `$input`.
 */
export interface ResourceDocuments {
  /** A connection `{ nodes {…} totalCount }`. It also serves `many` (filter `{ids}`) and references (filter `{[target]: id}`). */
  list?: AnyDocument;
  one?: AnyDocument;
  many?: AnyDocument;
  create?: AnyDocument;
  update?: AnyDocument;
  delete?: AnyDocument;
  /** Order field of the server by sorted source, where it is not the source in capitals without `At`/`On` (`dueAt` → `DUE`). */
  order?: Readonly<Record<string, string>>;
  /** Form values → `$input`. By default: the values that changed, without related records; update adds `id` and `expectedVersion`. */
  toInput?: (data: Readonly<Record<string, unknown>>, previous?: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** Filter of the list page → `$filter`. By default: as it is. */
  toFilter?: (filter: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}
/** More fields for a foreign resource: `` selection: gql`fragment X on Client { industry }` ``. */
export interface DocumentExtension { on: readonly ('list' | 'one' | 'many')[]; selection: DocumentNode }
