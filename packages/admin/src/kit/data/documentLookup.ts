import type { DocumentNode } from 'graphql';
import type { Registry } from '../registry.ts';
import { extendDocument } from './extendDocument.ts';
import type { DocumentExtension, ResourceDocuments } from './resourceDocuments.ts';

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
