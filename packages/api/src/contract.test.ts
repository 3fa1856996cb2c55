import { readFileSync } from 'node:fs';
import {
  buildSchema, execute, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isScalarType, parse,
  type GraphQLInputObjectType, type GraphQLInputType, type GraphQLSchema,
} from 'graphql';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from './access/context.ts';
import { person } from './access/testing/asking.ts';
import { addRights } from './access/rights.ts';
import type { Viewer } from './access/viewer.ts';
import { loadFeatures } from './features.ts';
import type { Feature } from './platform/feature.ts';
import { schemaOf } from './platform/graphql/schema.ts';
import { ActPayload } from './platform/graphql/types.ts';
import { scratchPatienceMilliseconds } from './platform/testing/scratchSystem.ts';
import type { Work } from './platform/work.ts';

/** Everything of a schema that does not say what it is. */
const undescribed = (schema: GraphQLSchema): string[] => {
  const found: string[] = [];
  const look = (name: string, description: string | null | undefined): void => {
    if (!description?.trim()) found.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || (isScalarType(type) && ['Int', 'Float', 'String', 'Boolean', 'ID'].includes(type.name))) continue;
    look(type.name, type.description);
    if (isEnumType(type)) for (const { name, description } of type.getValues()) look(`${type.name}.${name}`, description);
    if (isInputObjectType(type)) for (const { name, description } of Object.values(type.getFields())) look(`${type.name}.${name}`, description);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, description, args } of Object.values(type.getFields())) {
      look(`${type.name}.${name}`, description);
      for (const argument of args) look(`${type.name}.${name}(${argument.name}:)`, argument.description);
    }
  }
  return found;
};

const printed = (name: string): GraphQLSchema => buildSchema(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'));

describe('who reads the contract alone knows what everything is', () => {
  test.each(['schema.graphql', 'client.graphql'])('%s describes every type, field, argument and value', (name) => {
    expect(undescribed(printed(name))).toEqual([]);
  });

  test('what says nothing is found', () => {
    expect(undescribed(buildSchema('"The reads." type Query { a(b: In): E } input In { "Known." c: Int d: Int } "Known." enum E { F "Known." G }'))).toEqual(['Query.a', 'Query.a(b:)', 'In', 'In.d', 'E.F']);
  });
});

/** How deep an input nests, itself included; Infinity when it holds itself. */
const depthOf = (type: GraphQLInputObjectType, above: readonly GraphQLInputObjectType[] = []): number => {
  if (above.includes(type)) return Infinity;
  const below = Object.values(type.getFields()).map(({ type: field }) => getNamedType(field)).filter(isInputObjectType);
  return 1 + Math.max(0, ...below.map((one) => depthOf(one, [...above, type])));
};
const deepInputs = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).filter(isInputObjectType).filter((type) => depthOf(type) > 3).map(({ name }) => name);

describe('no filter and no input nests deeper than three levels', () => {
  test('in the whole schema', () => expect(deepInputs(printed('schema.graphql'))).toEqual([]));

  test('a deeper one and one that holds itself are found', () => {
    expect(deepInputs(buildSchema('type Query { a(f: A): Int } input A { b: B } input B { c: C } input C { d: D } input D { e: Int }'))).toEqual(['A']);
    expect(deepInputs(buildSchema('type Query { a(f: Filter): Int } input Filter { and: [Filter!] }'))).toEqual(['Filter']);
  });
});

/** What every act answers besides its subject. */
const everyPayload = ['userErrors', 'eventIds', 'eventCursor'];
/** Acts that leave part of it out, and acts that are no mutation of one input. */
const oddActs = (schema: GraphQLSchema): string[] => Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, type, args }) => {
  const payload = getNamedType(type);
  const fields = isObjectType(payload) ? Object.keys(payload.getFields()) : [];
  const lacking = everyPayload.filter((field) => !fields.includes(field));
  const takes = args.length === 0 || (args.length === 1 && String(args[0]?.type) === `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`);
  return lacking.length === 0 && takes ? [] : [name];
});

describe('every act takes one input that bears its name, and answers refusals, events and its place in the stream', () => {
  // a session is no record and has no place in the stream
  test.each([['schema.graphql', ['signIn', 'signOut']], ['client.graphql', []]])('in %s', (name, aboutSessions) => expect(oddActs(printed(name))).toEqual(aboutSessions));

  test('one that does not is found', () => {
    const payload = (fields: string) => buildSchema(`type Query { a: Int } type Mutation { act(input: ActInput!): ActPayload! } input ActInput { a: Int } type ActPayload { userErrors: [Int!]! eventIds: [ID!]! ${fields} }`);
    expect(oddActs(payload('eventCursor: String'))).toEqual([]);
    expect(oddActs(payload(''))).toEqual(['act']);
    expect(oddActs(buildSchema('type Query { a: Int } type Mutation { act(id: ID!): P! } type P { userErrors: [Int!]! eventIds: [ID!]! eventCursor: String }'))).toEqual(['act']);
  });
});

/** The least that a type takes: it is looked at by no rule before the key is. */
const least = (type: GraphQLInputType): unknown => {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [least(type.ofType.ofType)];
  const named = type.ofType;
  if (isInputObjectType(named)) return Object.fromEntries(Object.values(named.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => [field.name, least(field.type)]));
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const values: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true, DateTime: '2026-11-24T08:00:00Z', Date: '2026-11-24' };
  return values[named.name] ?? 'e1';
};

/** Signing in and out take no key; trying a server changes nothing, however often. */
const noActs: ReadonlySet<string> = new Set(['signIn', 'signOut', 'tryMailbox']);

/** The acts that are carried out without a look at the idempotency key: each is called with a key that is none. */
const withoutKey = async (schema: GraphQLSchema): Promise<string[]> => {
  const acts = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => !noActs.has(name));
  const heeds = await Promise.all(acts.map(async ({ name, args: [input] }) => {
    const lookedAt = { key: false };
    const repeatable = { requestHash: '', begun: 0, get key() { lookedAt.key = true; return 'no key'; } };
    const contextValue = {
      viewer: person('ADMIN'), locale: 'en', repeatable, loaders: new Map(), log: { info: () => undefined, error: () => undefined },
      // what the key lets through has no database to write to
      workshop: { perform: (_actor: unknown, verb: (work: Work) => Promise<unknown>) => verb({} as Work) },
      reader: { executeQuery: async () => ({ rows: [] }) },
    } as unknown as Context;
    const source = input ? `mutation($input: ${String(input.type)}) { ${name}(input: $input) { __typename } }` : `mutation { ${name} { __typename } }`;
    await execute({ schema, document: parse(source), contextValue, variableValues: input ? { input: least(input.type) } : {} });
    return lookedAt.key;
  }));
  return acts.filter((_, index) => !heeds[index]).map(({ name }) => name);
};

/** The reads that do not refuse this caller with this code. */
const answeredTo = async (schema: GraphQLSchema, viewer: Viewer | null, refusedAs: string): Promise<string[]> => {
  const reads = Object.values(schema.getQueryType()?.getFields() ?? {});
  const answered = await Promise.all(reads.map(async ({ name, type, args }) => {
    const needed = args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
    const contextValue = { viewer, locale: 'en', loaders: new Map(), features: [], log: { info: () => undefined, error: () => undefined }, reader: { executeQuery: async () => ({ rows: [] }) } } as unknown as Context;
    const declared = needed.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(' ');
    const given = needed.map((argument) => `${argument.name}: $${argument.name}`).join(' ');
    const source = `query${declared && ` (${declared})`} { ${name}${given && `(${given})`}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'} }`;
    const { errors } = await execute({ schema, document: parse(source), contextValue, variableValues: Object.fromEntries(needed.map((argument) => [argument.name, least(argument.type)])) });
    return errors?.some(({ extensions }) => extensions['code'] === refusedAs) ? [] : [name];
  }));
  return answered.flat().toSorted();
};

@ObjectType()
class KeylessPayload extends ActPayload {}
@InputType()
class KeylessInput {
  @Field(() => String) word!: string;
}
@Resolver()
class KeylessResolver {
  @Query(() => String)
  nothing(): string {
    return '';
  }

  @Mutation(() => KeylessPayload)
  doWithoutKey(@Ctx() _context: Context, @Arg('input', () => KeylessInput) _input: KeylessInput): KeylessPayload {
    return { userErrors: [], eventIds: [] };
  }
}

describe('every act is done once under an idempotency key (P15)', () => {
  let features: Feature[];
  beforeAll(async () => {
    features = await loadFeatures();
  }, scratchPatienceMilliseconds);

  test('in the whole schema', async () => expect(await withoutKey(await schemaOf(features))).toEqual([]));

  test('an act that does not ask for it is found', async () => expect(await withoutKey(await schemaOf([], [KeylessResolver]))).toEqual(['doWithoutKey']));
});

/** The regulation, its calendar and what the desk tells everybody are public (§2.4, §3.3, §6); so is whether anybody is signed in, and which plugins the page of the sign-in has. */
const publicReads = [
  'announcement', 'announcements', 'calendarYear', 'calendars', 'plugins', 'postponementReasons', 'regulationDiff', 'regulationVersion', 'regulationVersions', 'requestCategories', 'slaSelfTest', 'viewer', 'workingHours',
];
/** They are answered with nothing by whoever is no person of the desk: the page of the sign-in asks them, too. */
const emptyForOthers = ['consoleIncidents', 'failingJobs'];
/** What whoever is known may ask of themselves, and what gives each record by the right of its own. */
const rightsOfTheirOwn = ['attachmentLimits', 'node', 'nodes', 'rateLimitStatus', 'search'];

describe('every read asks who asks and what they may', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const features = await loadFeatures();
    for (const { rights } of features) addRights(rights ?? {});
    schema = await schemaOf(features);
  }, scratchPatienceMilliseconds);

  test('nobody is answered but by what is public', async () => expect(await answeredTo(schema, null, 'UNAUTHENTICATED')).toEqual([...publicReads, ...emptyForOthers].toSorted()));

  test('a system of the desk without a scope is no more than that', async () => {
    const scopeless: Viewer = { kind: 'MACHINE', id: 's', name: 's', audience: 'staff', scopes: [], clientId: null };
    expect(await answeredTo(schema, scopeless, 'FORBIDDEN')).toEqual([...publicReads, ...emptyForOthers, ...rightsOfTheirOwn].toSorted());
  });

  test('a read that does not ask is found', async () => expect(await answeredTo(await schemaOf([], [KeylessResolver]), null, 'UNAUTHENTICATED')).toEqual(['nothing']));
});
