import {
  getNamedType, getNullableType, GraphQLID, isInputObjectType, isInterfaceType, isListType, isObjectType, Kind, valueFromASTUntyped,
  type DocumentNode, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

/** So many records are named at once by one argument of a read. */
export const mostIds = 100;

/** The argument that names too many records, by its path, and how many. */
export interface TooManyIds {
  path: string[];
  length: number;
}

const inValue = (type: GraphQLInputType, value: unknown, path: string[]): TooManyIds | null => {
  const bare = getNullableType(type);
  if (isListType(bare)) return Array.isArray(value) && getNamedType(bare) === GraphQLID && value.length > mostIds ? { path, length: value.length } : null;
  if (!isInputObjectType(bare) || typeof value !== 'object' || value === null) return null;
  const fields = bare.getFields();
  for (const [name, below] of Object.entries(value)) {
    const field = fields[name];
    const found = field ? inValue(field.type, below, [...path, name]) : null;
    if (found) return found;
  }
  return null;
};

/** The first argument of a read that names more records than anybody shows at once, with variables as with literals; null when there is none. */
export const tooManyIdsIn = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): TooManyIds | null => {
  const seen = new Set<string>();
  const look = (set: SelectionSetNode, type: GraphQLNamedType | undefined | null): TooManyIds | null => {
    for (const node of set.selections) {
      let found: TooManyIds | null = null;
      if (node.kind === Kind.FIELD) {
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
        for (const { name, value } of node.arguments ?? []) {
          const argument = field?.args.find((one) => one.name === name.value);
          if (argument) found ??= inValue(argument.type, valueFromASTUntyped(value, variables), [name.value]);
        }
        if (field && node.selectionSet) found ??= look(node.selectionSet, getNamedType(field.type));
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        found = look(node.selectionSet, node.typeCondition ? schema.getType(node.typeCondition.name.value) : type);
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === node.name.value);
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) found = look(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
      }
      if (found) return found;
    }
    return null;
  };
  // acts refuse what is too long themselves, at its field and with its clause
  return operation.operation === 'mutation' ? null : look(operation.selectionSet, schema.getRootType(operation.operation));
};
