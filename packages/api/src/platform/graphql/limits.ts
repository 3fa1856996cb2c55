import { GraphQLError, Kind, type ASTVisitor, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/** A document longer than this is no question that a person or a console asks. */
export const mostTokens = 4000;
const deepestSelection = 12;
const mostAliases = 60;
const mostRootFields = 20;

const tooComplex = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } });

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
      // the introspection of a schema nests by nature; graphql-js itself bounds how deep
      if (node.selectionSet && !node.name.value.startsWith('__')) below = measure(node.selectionSet, fragments, known);
      below = { depth: below.depth + 1, aliases: below.aliases + (node.alias ? 1 : 0) };
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

/** The fields with which an operation begins, those in fragments included: nothing hides there. */
const rootFieldsOf = (set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, seen: Set<string>): FieldNode[] =>
  set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(node.selectionSet, fragments, seen);
    const fragment = fragments.get(node.name.value);
    if (!fragment || seen.has(node.name.value)) return [];
    seen.add(node.name.value);
    return rootFieldsOf(fragment.selectionSet, fragments, seen);
  });

/** Refuses documents that are too deep, use too many aliases or ask too much at once, over HTTP and sockets alike. */
export const limitDocument: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    const known = new Map<string, Measure>();
    for (const operation of document.definitions) {
      if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
      const { depth, aliases } = measure(operation.selectionSet, fragments, known);
      if (depth > deepestSelection) context.reportError(tooComplex(`Selections nest ${depth} deep; at most ${deepestSelection} are allowed`));
      if (aliases > mostAliases) context.reportError(tooComplex(`${aliases} aliases; at most ${mostAliases} are allowed`));
      const roots = rootFieldsOf(operation.selectionSet, fragments, new Set());
      if (roots.length > mostRootFields) context.reportError(tooComplex(`${roots.length} root fields; at most ${mostRootFields} are allowed`));
      const signIns = roots.filter((node) => node.name.value === 'signIn');
      if (signIns.length > 1) context.reportError(tooComplex('One sign-in per operation'));
    }
  },
});
