import { parse, print } from 'graphql';
import type { Plugin } from 'vite';

/** A node of a module's syntax tree, as far as it is looked at. */
interface Node { readonly type: string; readonly [field: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodesIn = function* (value: unknown): Generator<Node> {
  if (Array.isArray(value)) { for (const one of value) yield* nodesIn(one); return; }
  if (!isNode(value)) return;
  yield value;
  for (const [field, below] of Object.entries(value)) if (field !== 'type') yield* nodesIn(below);
};
const nameOf = (node: unknown): string | undefined => (isNode(node) ? ((node['name'] ?? node['value']) as string | undefined) : undefined);

/** Where modules have `gql` from: plugins from the kit, the kit from its own file. Other libraries have a `gql` of their own. */
const isKit = (source: string | undefined): boolean => source === '@reglament/admin/kit' || /(^\.\/|\/data\/)gql\.ts$/.test(source ?? '');

/** By what names a module calls the kit's `gql`: a package that was built before may have shortened them. */
const tagsIn = (tree: unknown): ReadonlySet<string> => {
  const tags = new Set<string>();
  for (const node of nodesIn(tree)) {
    if (node.type !== 'ImportDeclaration' || !isKit(nameOf(node['source']))) continue;
    for (const one of nodesIn(node['specifiers'])) if (nameOf(one['imported']) === 'gql') tags.add(nameOf(one['local']) ?? '');
  }
  return tags;
};

/**
 * The operations and fragments that a module writes with `gql`, each printed by itself: which fragments a document is put together
 * from is decided while the console runs, by the plugins at work.
 */
export const documentsIn = (tree: unknown): string[] => {
  const tags = tagsIn(tree);
  const found: string[] = [];
  if (tags.size === 0) return found;
  for (const node of nodesIn(tree)) {
    if (node.type !== 'TaggedTemplateExpression' || !tags.has(nameOf(node['tag']) ?? '')) continue;
    const { quasis } = node['quasi'] as { quasis: { value: { cooked: string } }[] };
    found.push(...parse(quasis.map(({ value }) => value.cooked).join(' '), { noLocation: true }).definitions.map(print));
  }
  return found;
};

/** Where the build tells the server which documents the console has. Beside the built files, for the server alone. */
const manifestFile = '.vite/documents.json';

/** Collects the documents of everything that the console is built of, plugins from packages too, so that the server can know them. */
export const consoleDocuments = (): Plugin => {
  const documents = new Map<string, string[]>();
  return {
    name: 'console-documents',
    apply: 'build',
    enforce: 'post',
    buildStart: () => documents.clear(),
    transform(code, id) {
      if (code.includes('gql')) documents.set(id, documentsIn(this.parse(code)));
    },
    generateBundle() {
      const all = [...new Set([...documents.values()].flat())].toSorted();
      this.emitFile({ type: 'asset', fileName: manifestFile, source: JSON.stringify(all) });
    },
  };
};
