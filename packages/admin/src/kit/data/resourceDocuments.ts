import type { DocumentNode } from 'graphql';
import type { TypedDocument } from './gql.ts';
import { extendDocument } from './extendDocument.ts';
import type { Registry } from '../registry.ts';

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

export type DocumentKind = 'list' | 'one' | 'many' | 'create' | 'update' | 'delete';
/** Finds the documents of a resource with all extensions in them. */
export interface DocumentLookup {
  find: (resource: string, kind: DocumentKind) => DocumentNode | undefined;
  options: (resource: string) => Pick<ResourceDocuments, 'order' | 'toInput' | 'toFilter'>;
}

/** Gathers the documents of all plugins and merges the extensions into them, once per document. */
export const lookupOf = (registry: Pick<Registry, 'active'>): DocumentLookup => {
  const owned = new Map<string, ResourceDocuments>(registry.active.flatMap((plugin) => Object.entries(plugin.documents ?? {})) as [string, ResourceDocuments][]);
  const extensions = (resource: string): DocumentExtension[] =>
    registry.active.flatMap((plugin) => Object.entries<DocumentExtension | undefined>(plugin.extend ?? {}).flatMap(([name, extension]) => (name === resource && extension ? [extension] : [])));
  const merged = new Map<string, DocumentNode | undefined>();
  const merge = (resource: string, kind: DocumentKind): DocumentNode | undefined => {
    const document: DocumentNode | undefined = owned.get(resource)?.[kind];
    return document && extensions(resource)
      .filter(({ on }) => on.some((name) => name === kind))
      .reduce((whole, { selection }) => extendDocument(whole, selection), document);
  };
  return {
    find: (resource, kind) => {
      const key = `${resource}.${kind}`;
      if (!merged.has(key)) merged.set(key, merge(resource, kind));
      return merged.get(key);
    },
    options: (resource) => owned.get(resource) ?? {},
  };
};
