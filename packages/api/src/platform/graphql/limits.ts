import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
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
}

/** At the door of staff, the console and the desk's own systems; at the door of clients, their portal and their partners. */
export const documentLimits = {
  staff: { tokens: 4000, depth: 12, aliases: 60, rootFields: 20, mutations: 4, directives: 20 },
  client: { tokens: 1000, depth: 8, aliases: 15, rootFields: 10, mutations: 4, directives: 20 },
} as const satisfies Record<string, DocumentLimits>;

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

/** Refuses documents that are too deep, use too many aliases or directives, or ask too much at once, over HTTP and sockets alike. */
export const limitDocument = (limits: DocumentLimits): ValidationRule => (context: ValidationContext): ASTVisitor => {
  const atMost = (count: number, limit: number, what: string): void => {
    if (count > limit) context.reportError(tooComplex(`${count} ${what}; at most ${limit} are allowed`));
  };
  let directives = 0;
  return {
    Directive: () => void (directives += 1),
    Document: {
      enter(document) {
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
        const known = new Map<string, Measure>();
        for (const operation of document.definitions) {
          if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
          const { depth, aliases } = measure(operation.selectionSet, fragments, known);
          atMost(depth, limits.depth, 'levels of selection');
          atMost(aliases, limits.aliases, 'aliases');
          const roots = rootFieldsOf(operation.selectionSet, fragments);
          atMost(roots.length, limits.rootFields, 'root fields');
          if (operation.operation === 'mutation') atMost(roots.length, limits.mutations, 'acts in one request');
          const signIns = roots.filter((node) => node.name.value === 'signIn');
          if (signIns.length > 1) context.reportError(tooComplex('One sign-in per operation'));
        }
      },
      leave: () => atMost(directives, limits.directives, 'directives'),
    },
  };
};
