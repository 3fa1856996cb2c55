import {
  isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isScalarType,
  type GraphQLInputType, type GraphQLNamedType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';

/** How scalars look in TypeScript; instants and days are texts as the API writes them. */
const scalars: Readonly<Record<string, string>> = { ID: 'string', String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean' };

const typeOf = (type: GraphQLInputType | GraphQLOutputType): string => {
  if (isNonNullType(type)) return bare(type.ofType);
  return `${bare(type)} | null`;
};
const bare = (type: GraphQLInputType | GraphQLOutputType): string => {
  if (isListType(type)) {
    const inner = typeOf(type.ofType);
    return inner.includes(' ') ? `(${inner})[]` : `${inner}[]`;
  }
  return isScalarType(type) ? (scalars[type.name] ?? type.name) : String(type);
};

const comment = (indent: string, description: string | null | undefined): string => (description ? `${indent}/** ${description.replaceAll('*/', '* /')} */\n` : '');

const printed = (type: GraphQLNamedType): string | null => {
  if (isScalarType(type)) return type.name in scalars ? null : `${comment('', type.description)}export type ${type.name} = string;\n`;
  if (isEnumType(type)) return `${comment('', type.description)}export type ${type.name} = ${type.getValues().map(({ name }) => `'${name}'`).join(' | ')};\n`;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => `${comment('  ', field.description)}  ${field.name}${isNonNullType(field.type) && field.defaultValue === undefined ? '' : '?'}: ${typeOf(field.type)};\n`);
    return `${comment('', type.description)}export interface ${type.name} {\n${fields.join('')}}\n`;
  }
  if (!isObjectType(type)) return null;
  return `${comment('', type.description)}export interface ${type.name} {\n${Object.values(type.getFields()).map((field) => `${comment('  ', field.description)}  ${field.name}: ${typeOf(field.type)};\n`).join('')}}\n`;
};

/** The contract of clients' systems as TypeScript: every type that can be named, with what the contract says of it. */
export const printTypes = (schema: GraphQLSchema): string => {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !roots.has(type as never)).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return `// Printed from client.graphql by \`pnpm schema:print\`; not to be changed by hand.\n\n${types.flatMap((type) => printed(type) ?? []).join('\n')}`;
};
