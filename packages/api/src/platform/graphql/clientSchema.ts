import {
  getNamedType, GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema,
  isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, specifiedDirectives,
  type GraphQLFieldConfigArgumentMap, type GraphQLNamedType, type GraphQLType,
} from 'graphql';
import type { Feature } from '../feature.ts';
import { platformForClients } from './clientSide.ts';

/** All that the features list, type by type; several features may add to one type. */
const listedBy = (features: readonly Feature[]): Map<string, Set<string>> => {
  const listed = new Map<string, Set<string>>();
  for (const list of [platformForClients, ...features.flatMap(({ clientSide }) => (clientSide ? [clientSide] : []))])
    for (const [type, names] of Object.entries(list)) listed.set(type, new Set([...(listed.get(type) ?? []), ...names]));
  return listed;
};

/** The listed ones of what a type has. A name that it does not have is a mistake of the list, told at start. */
const picked = <One>(type: string, all: Readonly<Record<string, One>>, names: ReadonlySet<string>): Record<string, One> => {
  for (const name of names) if (!(name in all)) throw new Error(`${type}.${name} is listed for clients and is not in the schema`);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
};

/** What carries listed things without saying anything itself: the page of a list, its rows, the answer of an act. */
const carries = /^(?:(?<listed>\w+?)(?:Connection|Edge)|\w+Payload)$/;

const cutOut = (whole: GraphQLSchema, features: readonly Feature[]): GraphQLSchema => {
  const listed = listedBy(features);
  const types = new Map<string, GraphQLNamedType>();

  const mayBeNamed = (type: GraphQLNamedType): boolean => {
    if (listed.has(type.name) || isScalarType(type) || isEnumType(type)) return true;
    const match = isObjectType(type) ? carries.exec(type.name) : null;
    return match !== null && (match.groups?.['listed'] === undefined || listed.has(match.groups['listed']));
  };

  const namesOf = (type: GraphQLNamedType, all: Readonly<Record<string, unknown>>): ReadonlySet<string> => listed.get(type.name) ?? new Set(Object.keys(all));

  /** Whether all types of which a field speaks may be named: where a feature is switched off, so are the fields that lead to it. */
  const isWhole = (...types: GraphQLType[]): boolean => types.every((type) => mayBeNamed(getNamedType(type)));

  const make = (type: GraphQLNamedType): GraphQLNamedType => {
    if (isObjectType(type)) {
      const { fields, ...config } = type.toConfig();
      const seen = Object.entries(picked(type.name, fields, namesOf(type, fields))).filter(([, { type: own, args = {} }]) => isWhole(own, ...Object.values(args).map((arg) => arg.type)));
      const argumentsOf = (args: GraphQLFieldConfigArgumentMap): GraphQLFieldConfigArgumentMap => Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, { ...arg, type: forClients(arg.type) }]));
      return new GraphQLObjectType({
        ...config,
        // an interface that no feature lists would be a second way to a type
        interfaces: () => type.getInterfaces().filter(({ name }) => listed.has(name)).map((one) => named(one)).filter(isInterfaceType),
        fields: () => Object.fromEntries(seen.map(([name, field]) => [name, { ...field, args: argumentsOf(field.args ?? {}), type: forClients(field.type) }])),
      });
    }
    if (isInterfaceType(type)) {
      const { fields, ...config } = type.toConfig();
      const seen = Object.entries(picked(type.name, fields, namesOf(type, fields)));
      return new GraphQLInterfaceType({ ...config, interfaces: [], fields: () => Object.fromEntries(seen.map(([name, field]) => [name, { ...field, type: forClients(field.type) }])) });
    }
    if (isInputObjectType(type)) {
      const { fields, ...config } = type.toConfig();
      const seen = Object.entries(picked(type.name, fields, namesOf(type, fields))).filter(([, field]) => isWhole(field.type));
      return new GraphQLInputObjectType({ ...config, fields: () => Object.fromEntries(seen.map(([name, field]) => [name, { ...field, type: forClients(field.type) }])) });
    }
    if (isEnumType(type) && listed.has(type.name)) {
      const { values, ...config } = type.toConfig();
      return new GraphQLEnumType({ ...config, values: picked(type.name, values, namesOf(type, values)) });
    }
    return type;
  };

  const named = (type: GraphQLNamedType): GraphQLNamedType => {
    const known = types.get(type.name) ?? make(type);
    types.set(type.name, known);
    return known;
  };

  /** The type as clients know it, lists and obligations around it kept. */
  const forClients = <Type extends GraphQLType>(type: Type): Type => {
    if (isNonNullType(type)) return new GraphQLNonNull(forClients(type.ofType)) as GraphQLType as Type;
    if (isListType(type)) return new GraphQLList(forClients(type.ofType)) as GraphQLType as Type;
    return named(getNamedType(type)) as GraphQLType as Type;
  };

  const root = (type: GraphQLObjectType | null | undefined): GraphQLObjectType | null => {
    if (!type || !listed.has(type.name)) return null;
    const own = named(type);
    return isObjectType(own) ? own : null;
  };

  return new GraphQLSchema({
    query: root(whole.getQueryType()),
    mutation: root(whole.getMutationType()),
    subscription: root(whole.getSubscriptionType()),
    directives: specifiedDirectives,
  });
};

/** Both doors, webhooks and the inside of the server speak of one and the same schema. */
const known = new WeakMap<GraphQLSchema, { features: readonly Feature[]; schema: GraphQLSchema }>();

/**
 * The schema of clients (D11): the same types and resolvers, of which only what the features list can be named. Nothing gets into it
 * by being written: a new field, type or act is the desk's own until its feature lists it.
 */
export const clientSchemaOf = (whole: GraphQLSchema, features: readonly Feature[]): GraphQLSchema => {
  const before = known.get(whole);
  if (before?.features === features) return before.schema;
  const schema = cutOut(whole, features);
  known.set(whole, { features, schema });
  return schema;
};
