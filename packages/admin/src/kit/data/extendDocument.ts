import { Kind, visit, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionNode } from 'graphql';

const isFragment = (definition: DocumentNode['definitions'][number]): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION;
const isField = (node: SelectionNode, name: string): node is FieldNode => node.kind === Kind.FIELD && node.name.value === name;

const withSpreads = (field: FieldNode, spreads: readonly SelectionNode[]): FieldNode => {
  const set = field.selectionSet;
  if (!set) return field;
  // A connection carries its records in `nodes`; anything else is the record itself.
  const nodes = set.selections.find((node) => isField(node, 'nodes'));
  return nodes && isField(nodes, 'nodes')
    ? { ...field, selectionSet: { ...set, selections: set.selections.map((node) => (node === nodes ? withSpreads(nodes, spreads) : node)) } }
    : { ...field, selectionSet: { ...set, selections: [...set.selections, ...spreads] } };
};

/** Adds the fragments of `selection` to the record that the document's root field yields. Throws when it holds none. */
export const extendDocument = (document: DocumentNode, selection: DocumentNode): DocumentNode => {
  const fragments = selection.definitions.filter(isFragment);
  if (fragments.length === 0) throw new Error('The selection of an extension holds no fragment');
  const known = new Set(document.definitions.filter(isFragment).map((fragment) => fragment.name.value));
  const fresh = fragments.filter((fragment) => !known.has(fragment.name.value));
  const spreads: SelectionNode[] = fresh.map((fragment) => ({ kind: Kind.FRAGMENT_SPREAD, name: fragment.name }));
  const extended = visit(document, {
    OperationDefinition: (operation) => ({
      ...operation,
      selectionSet: { ...operation.selectionSet, selections: operation.selectionSet.selections.map((node) => (node.kind === Kind.FIELD ? withSpreads(node, spreads) : node)) },
    }),
  });
  return { ...extended, definitions: [...extended.definitions, ...fresh] };
};
