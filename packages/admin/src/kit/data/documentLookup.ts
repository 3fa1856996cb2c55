import { parse, type DocumentNode } from 'graphql';
import type { Guard } from '../incidents.ts';
import type { Registry } from '../registry.ts';
import { extendDocument } from './extendDocument.ts';
import { textOf } from './gql.ts';
import type { DocumentExtension, ResourceDocuments } from './resourceDocuments.ts';

export type DocumentKind = 'list' | 'one' | 'many' | 'create' | 'update' | 'delete';
/** What a plugin adds to documents of a resource; `item` is how the incidents call it. */
export interface Addition { readonly plugin: string; readonly item: string; readonly extension: DocumentExtension }
/** A document as its owner wrote it and what is added to it, in the order of the plugins. */
export interface Assembled { readonly bare: DocumentNode; readonly additions: readonly Addition[] }
/** Finds the documents of a resource with all extensions in them. */
export interface DocumentLookup {
  find: (resource: string, kind: DocumentKind) => DocumentNode | undefined;
  /** What a document that was found is put together from; undefined where nothing was added. */
  assembled: (document: DocumentNode) => Assembled | undefined;
  options: (resource: string) => Pick<ResourceDocuments, 'order' | 'toInput' | 'toFilter'>;
}

const extended = new WeakMap<DocumentNode, WeakMap<DocumentNode, DocumentNode>>();
/** Documents are constants: each is extended and checked once. Throws where the selection cannot be read. */
const extendedOnce = (document: DocumentNode, selection: DocumentNode): DocumentNode => {
  const known = extended.get(document) ?? new WeakMap<DocumentNode, DocumentNode>();
  extended.set(document, known);
  const before = known.get(selection);
  if (before) return before;
  const whole = extendDocument(document, selection);
  // selections written as plain objects may be no GraphQL at all
  parse(textOf(whole), { noLocation: true });
  known.set(selection, whole);
  return whole;
};
/** The document with these additions, the same one for the same additions. */
export const withAdditions = (bare: DocumentNode, additions: readonly Addition[]): DocumentNode =>
  additions.reduce((document, { extension }) => extendedOnce(document, extension.selection), bare);

/** Gathers the documents of all plugins and merges the extensions into them. One that cannot be read, or failed too often, is left out. */
export const lookupOf = (registry: Pick<Registry, 'active'>, incidents: Guard): DocumentLookup => {
  const owned = new Map<string, ResourceDocuments>(registry.active.flatMap((plugin) => Object.entries(plugin.documents ?? {})) as [string, ResourceDocuments][]);
  const all = registry.active.flatMap((plugin) => Object.entries<DocumentExtension | undefined>(plugin.extend ?? {}).flatMap(([resource, extension]) =>
    (extension ? [{ resource, plugin: plugin.id, item: `extend:${resource}`, extension }] : [])));
  const assemblies = new WeakMap<DocumentNode, Assembled>();
  const belongs = (bare: DocumentNode, kind: DocumentKind, addition: Addition): boolean => {
    const { plugin, item, extension } = addition;
    if (incidents.isLeftOut(plugin, item)) return false;
    try {
      const isMeant = extension.on.some((name) => name === kind);
      if (isMeant) withAdditions(bare, [addition]);
      return isMeant;
    } catch (error) {
      // the book tells its readers, and that may not happen while somebody is being drawn
      queueMicrotask(() => incidents.report(plugin, item, error));
      return false;
    }
  };
  return {
    find: (resource, kind) => {
      const bare: DocumentNode | undefined = owned.get(resource)?.[kind];
      if (!bare) return undefined;
      const additions = all.filter((addition) => addition.resource === resource && belongs(bare, kind, addition));
      const whole = withAdditions(bare, additions);
      if (additions.length > 0) assemblies.set(whole, { bare, additions });
      return whole;
    },
    assembled: (document) => assemblies.get(document),
    options: (resource) => owned.get(resource) ?? {},
  };
};
