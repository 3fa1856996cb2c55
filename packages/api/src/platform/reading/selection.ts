import { Kind, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Which fields a document asks for below a field: name → what it asks for below that. */
export type Selection = ReadonlyMap<string, Selection>;

const emptySelection: Selection = new Map();

/** Documents are cached, so their nodes are too: the same node always asks for the same fields. */
const known = new WeakMap<SelectionSetNode, Selection>();

const collect = (set: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>, into: Map<string, Selection>): void => {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const below = new Map(into.get(node.name.value));
      if (node.selectionSet) collect(node.selectionSet, fragments, below);
      into.set(node.name.value, below);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      collect(node.selectionSet, fragments, into);
    } else {
      const fragment = fragments[node.name.value];
      if (fragment) collect(fragment.selectionSet, fragments, into);
    }
  }
};

const selectionOfSet = (set: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>): Selection => {
  const before = known.get(set);
  if (before) return before;
  const fields = new Map<string, Selection>();
  collect(set, fragments, fields);
  known.set(set, fields);
  return fields;
};

/** What two selections ask for together, all the way down. */
export const bothOf = (one: Selection = emptySelection, other: Selection = emptySelection): Selection =>
  new Map([...one, ...[...other].map(([name, below]) => [name, bothOf(one.get(name), below)] as const)]);

/** What a document asks for below the field that is being resolved; with a path, below that path. */
export const selectionOf = (info: GraphQLResolveInfo, ...path: string[]): Selection => {
  const [first, ...rest] = info.fieldNodes;
  if (!first?.selectionSet) return emptySelection;
  let selection = selectionOfSet(first.selectionSet, info.fragments);
  if (rest.length > 0) {
    const merged = new Map<string, Selection>();
    for (const node of info.fieldNodes) if (node.selectionSet) collect(node.selectionSet, info.fragments, merged);
    selection = merged;
  }
  for (const step of path) selection = selection.get(step) ?? emptySelection;
  return selection;
};
