import {
  getNamedType, getNullableType, isCompositeType, isInterfaceType, isListType, isObjectType, Kind, valueFromASTUntyped,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** What an operation costs in points, and the root field that costs most. */
export interface Cost {
  points: number;
  dearest: string;
}

/** An act writes, records and tells others: as much work as a short list. */
const costOfAct = 10;
/** All of the schema, or one type of it. */
const costOfIntrospection = 100;
/** A page when nothing is said of its size. */
const usualPage = 50;
/** A list that hangs on one record, such as the messages of a ticket, and that nobody bounds. */
const usualList = 5;

/** The page arguments that every list of the API knows. */
const pageSizeIn = (values: Variables): unknown => values['first'] ?? values['last'] ?? (values['page'] as Variables | null | undefined)?.['limit'];

/** Wrong sizes cost nothing: they are refused as wrong. */
const bounded = (size: unknown): number => (typeof size === 'number' && size > 0 ? size : 0);

/** How often what hangs below a field is read: by its page, by the longest list of its arguments, or as lists usually are. */
const lengthOf = (field: GraphQLField<unknown, unknown>, values: Variables): number => {
  if (field.args.some(({ name }) => name === 'first')) {
    const size = pageSizeIn(values);
    return size == null ? usualPage : bounded(size);
  }
  const lists = Object.values(values).filter((value) => Array.isArray(value));
  return lists.length > 0 ? Math.max(...lists.map(({ length }) => length)) : usualList;
};

/** Counts one operation: an object is a point, a scalar nothing, a list so many times what it holds; nothing is executed. */
class Counting {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** A fragment is counted once for each length of the list around it, however often it is spread. */
  private readonly counted = new Map<string, number>();

  constructor(private readonly schema: GraphQLSchema, document: DocumentNode, private readonly variables: Variables) {
    for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(one.name.value, one);
  }

  operation({ operation, selectionSet }: OperationDefinitionNode): Cost {
    const root = this.schema.getRootType(operation);
    const cost: Cost = { points: 0, dearest: '' };
    let most = 0;
    for (const [name, points] of this.roots(selectionSet, root ?? undefined, operation === 'mutation' ? costOfAct : 0)) {
      cost.points += points;
      if (points > most) [most, cost.dearest] = [points, name];
    }
    return cost;
  }

  private *roots(set: SelectionSetNode, type: GraphQLNamedType | undefined, more: number, seen: readonly string[] = []): Generator<[string, number]> {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) yield [node.alias?.value ?? node.name.value, more + this.field(node, type, null)];
      else if (node.kind === Kind.INLINE_FRAGMENT) yield* this.roots(node.selectionSet, type, more, seen);
      else if (!seen.includes(node.name.value)) {
        const fragment = this.fragments.get(node.name.value);
        if (fragment) yield* this.roots(fragment.selectionSet, type, more, [...seen, node.name.value]);
      }
    }
  }

  /** `page`: the length that a connection above has told of its lists. */
  private selections(set: SelectionSetNode, type: GraphQLNamedType | undefined, page: number | null): number {
    let points = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) points += this.field(node, type, page);
      else if (node.kind === Kind.INLINE_FRAGMENT) points += this.selections(node.selectionSet, node.typeCondition ? this.schema.getType(node.typeCondition.name.value) : type, page);
      else points += this.spread(node.name.value, page);
    }
    return points;
  }

  private spread(name: string, page: number | null): number {
    const key = `${name} ${page}`;
    const before = this.counted.get(key);
    if (before !== undefined) return before;
    this.counted.set(key, 0); // a fragment that spreads itself is refused by another rule
    const fragment = this.fragments.get(name);
    const points = fragment ? this.selections(fragment.selectionSet, this.schema.getType(fragment.typeCondition.name.value), page) : 0;
    this.counted.set(key, points);
    return points;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined, page: number | null): number {
    if (node.name.value === '__schema' || node.name.value === '__type') return costOfIntrospection;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    if (isListType(getNullableType(field.type))) return (page ?? lengthOf(field, this.valuesOf(node, field))) * (1 + this.selections(node.selectionSet, type, null));
    // a connection is one object; its page counts for the lists in it
    const isConnection = field.args.some(({ name }) => name === 'first');
    return 1 + this.selections(node.selectionSet, type, isConnection ? lengthOf(field, this.valuesOf(node, field)) : null);
  }

  private valuesOf({ arguments: given = [] }: FieldNode, { args }: GraphQLField<unknown, unknown>): Variables {
    const values: Record<string, unknown> = {};
    for (const { name, defaultValue } of args) if (defaultValue !== undefined) values[name] = defaultValue;
    for (const { name, value } of given) values[name.value] = valueFromASTUntyped(value, this.variables);
    return values;
  }
}

const withDefaults = ({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables): Variables => {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) => (defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : []));
  return defaults.length === 0 ? given : { ...Object.fromEntries(defaults), ...given };
};

/**
 * What an operation may cost at most, before it runs, with the values of its variables: what literals cost, variables cost too.
 * `@skip` and `@include` are not looked at: who asks for less sends a smaller document.
 */
export const costOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost =>
  new Counting(schema, document, withDefaults(operation, variables)).operation(operation);
