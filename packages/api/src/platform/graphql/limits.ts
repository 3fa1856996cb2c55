import { Kind, visit, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { rootFieldsOf } from './rootFields.ts';

/** What a document may be, before anybody looks at its values. */
export interface DocumentLimits {
  /** A document longer than this is no question that a person or a program asks. */
  tokens: number;
  depth: number;
  aliases: number;
  rootFields: number;
  /** An act is a transaction of its own: many of them are many requests. */
  mutations: number;
  directives: number;
  /** Spreads of fragments. */
  spreads: number;
  /** Fields with one name in one selection: the rules of the language hold each of them against each other. */
  sameName: number;
}

/** At the door of staff, the console and the desk's own systems; at the door of clients, their portal and their partners. */
export const documentLimits = {
  staff: { tokens: 4000, depth: 12, aliases: 60, rootFields: 20, mutations: 4, directives: 20, spreads: 60, sameName: 60 },
  client: { tokens: 1000, depth: 8, aliases: 15, rootFields: 10, mutations: 4, directives: 20, spreads: 30, sameName: 30 },
} as const satisfies Record<string, DocumentLimits>;

interface Measure {
  depth: number;
  aliases: number;
}

/** How deep a selection goes and how many aliases it uses; a fragment is measured once, however often it is spread. */
const measure = (set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, known: Map<string, Measure>): Measure => {
  let depth = 0;
  let aliases = 0;
  for (const node of set.selections) {
    let below: Measure = { depth: 0, aliases: 0 };
    if (node.kind === Kind.FIELD) {
      if (node.selectionSet) below = measure(node.selectionSet, fragments, known);
      // the introspection of a schema nests by nature: how deep is told by `introspected`
      below = { depth: node.name.value.startsWith('__') ? 1 : below.depth + 1, aliases: below.aliases + (node.alias ? 1 : 0) };
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      below = measure(node.selectionSet, fragments, known);
    } else {
      below = measureFragment(node.name.value, fragments, known);
    }
    depth = Math.max(depth, below.depth);
    aliases += below.aliases;
  }
  return { depth, aliases };
};

const measureFragment = (name: string, fragments: Map<string, FragmentDefinitionNode>, known: Map<string, Measure>): Measure => {
  const before = known.get(name);
  if (before) return before;
  known.set(name, { depth: 0, aliases: 0 }); // a fragment that spreads itself is another rule's business
  const fragment = fragments.get(name);
  const measured = fragment ? measure(fragment.selectionSet, fragments, known) : { depth: 0, aliases: 0 };
  known.set(name, measured);
  return measured;
};

/** Lists of a schema that hold a type each, and so the whole schema again when they stand within each other. */
const listsOfTypes: ReadonlySet<string> = new Set(['types', 'fields', 'inputFields', 'interfaces', 'possibleTypes']);
/** `types { fields { … } }`, or the fields of a type and the fields of their types. */
export const listsWithinEachOther = 2;
/** Names of one's own for parts of the schema: a question for it needs none. */
export const introspectionAliases = 5;

/** How many lists of types stand within each other, and how many aliases, below a field that asks for the schema. */
const introspected = (set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, within: readonly string[] = []): { lists: number; aliases: number } => {
  let [lists, aliases] = [0, 0];
  const add = (below: { lists: number; aliases: number }, own = 0): void => {
    lists = Math.max(lists, below.lists + own);
    aliases += below.aliases;
  };
  for (const node of set.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT) add(introspected(node.selectionSet, fragments, within));
    else if (node.kind === Kind.FIELD) {
      aliases += node.alias ? 1 : 0;
      add(node.selectionSet ? introspected(node.selectionSet, fragments, within) : { lists: 0, aliases: 0 }, listsOfTypes.has(node.name.value) ? 1 : 0);
    } else if (!within.includes(node.name.value)) {
      const fragment = fragments.get(node.name.value);
      if (fragment) add(introspected(fragment.selectionSet, fragments, [...within, node.name.value]));
    }
  }
  return { lists, aliases };
};

const isOfSchema = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** How often each name stands in a selection, what fragments bring included. */
const namesIn = (set: SelectionSetNode, fragments: Fragments, known: Map<string, ReadonlyMap<string, number>>): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (name: string, count: number): void => void counts.set(name, (counts.get(name) ?? 0) + count);
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) add((node.alias ?? node.name).value, 1);
    else for (const [name, count] of node.kind === Kind.INLINE_FRAGMENT ? namesIn(node.selectionSet, fragments, known) : namesInFragment(node.name.value, fragments, known)) add(name, count);
  }
  return counts;
};

const namesInFragment = (name: string, fragments: Fragments, known: Map<string, ReadonlyMap<string, number>>): ReadonlyMap<string, number> => {
  const before = known.get(name);
  if (before) return before;
  known.set(name, new Map());
  const fragment = fragments.get(name);
  if (fragment) known.set(name, namesIn(fragment.selectionSet, fragments, known));
  return known.get(name) ?? new Map<string, number>();
};

/** The most fields with one name in one selection. */
const mostOfOneName = (document: DocumentNode, fragments: Fragments): number => {
  const known = new Map<string, ReadonlyMap<string, number>>();
  let most = 0;
  const look = ({ selectionSet }: { readonly selectionSet?: SelectionSetNode | undefined }): void => {
    if (selectionSet) most = Math.max(most, ...namesIn(selectionSet, fragments, known).values());
  };
  visit(document, { OperationDefinition: look, Field: look });
  return most;
};

/**
 * What of a document is too much, in words: too deep, too many aliases, directives or repetitions, too much at once. Looks at each part
 * of it once, and so comes before the rules of the language, some of which take the square of its size.
 */
export const excessesOf = (document: DocumentNode, limits: DocumentLimits): string[] => {
  const excesses: string[] = [];
  const atMost = (count: number, limit: number, what: string): void => {
    if (count > limit) excesses.push(`${count} ${what}; at most ${limit} are allowed`);
  };
  let [directives, spreads] = [0, 0];
  visit(document, { Directive: () => void (directives += 1), FragmentSpread: () => void (spreads += 1) });
  atMost(directives, limits.directives, 'directives');
  atMost(spreads, limits.spreads, 'spreads of fragments');
  // what is looked at below takes longer the more of these there are
  if (excesses.length > 0) return excesses;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  atMost(mostOfOneName(document, fragments), limits.sameName, 'fields with one name in one selection');
  const known = new Map<string, Measure>();
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases } = measure(operation.selectionSet, fragments, known);
    atMost(depth, limits.depth, 'levels of selection');
    atMost(aliases, limits.aliases, 'aliases');
    const roots = rootFieldsOf(operation.selectionSet, fragments);
    atMost(roots.length, limits.rootFields, 'root fields');
    if (operation.operation === 'mutation') atMost(roots.length, limits.mutations, 'acts in one request');
    if (roots.filter((node) => node.name.value === 'signIn').length > 1) excesses.push('One sign-in per operation');
    const ofSchema = roots.filter(isOfSchema).map((node) => (node.selectionSet ? introspected(node.selectionSet, fragments) : { lists: 0, aliases: 0 }));
    atMost(Math.max(0, ...ofSchema.map(({ lists }) => lists)), listsWithinEachOther, 'lists of types within each other');
    atMost(ofSchema.reduce((sum, { aliases: own }) => sum + own, 0), introspectionAliases, 'aliases in questions for the schema');
  }
  return excesses;
};
