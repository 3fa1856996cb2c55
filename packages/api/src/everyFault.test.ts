import { codesOf, keyScopes } from '@reglament/schema';
import {
  defaultFieldResolver, execute, getNamedType, isAbstractType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, parse,
  type GraphQLError, type GraphQLFieldMap, type GraphQLInputType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { partnerOf, person } from './access/testing/asking.ts';
import { openContext } from './access/openContext.ts';
import type { Viewer } from './access/viewer.ts';
import { loadFeatures } from './features.ts';
import { readConfig } from './platform/config.ts';
import type { Feature, System } from './platform/feature.ts';
import { clientSchemaOf } from './platform/graphql/clientSchema.ts';
import { formatSocketErrors } from './platform/graphql/faults.ts';
import { schemaOf } from './platform/graphql/schema.ts';
import { newId } from './platform/identity.ts';
import { createLog } from './platform/log.ts';
import { scratchPatienceMilliseconds } from './platform/testing/scratchSystem.ts';

/** What nobody outside may read: of our own code, of the database, of somebody's data. */
const secret = 'select password_hash from staff /* /srv/desk/inner.ts:7 */';
const fault = (): Error => Object.assign(new Error(secret), { code: '42P01', detail: secret, query: secret, extensions: { debug: secret } });

const leak = /password_hash|srv.desk|inner\.ts|42P01|\bat \w+ \(/;

let features: Feature[];
beforeAll(async () => {
  features = await loadFeatures();
}, scratchPatienceMilliseconds);

/** The least that an argument takes, so that its field is carried out. */
const least = (type: GraphQLInputType): unknown => {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [least(type.ofType.ofType)];
  const named = type.ofType;
  if (isInputObjectType(named)) return Object.fromEntries(Object.values(named.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => [field.name, least(field.type)]));
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const values: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true, DateTime: '2026-11-24T08:00:00Z', Date: '2026-11-24', ID: newId() };
  return values[named.name] ?? 'word';
};

type Operation = 'query' | 'mutation' | 'subscription';
type Fields = GraphQLFieldMap<unknown, unknown>;
/** Fields of an object that take nothing: plain ones, and what hangs on them. */
const selectionOf = (type: GraphQLNamedType, depth: number): string => {
  if (!isObjectType(type)) return isLeafType(type) ? '' : '{ __typename }';
  const free = Object.values(type.getFields()).filter(({ args }) => !args.some((one) => isNonNullType(one.type) && one.defaultValue === undefined));
  const parts = free.flatMap(({ name, type: of }) => {
    const named = getNamedType(of);
    return isLeafType(named) ? [name] : depth > 0 ? [`${name} ${selectionOf(named, depth - 1)}`] : [];
  });
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
};

/** A document that asks for one field at the end of a way from a root, with its variables. */
const asking = (operation: Operation, way: { name: string; fields: Fields }[], depth: number, on = ''): { source: string; variableValues: Record<string, unknown> } => {
  const variableValues: Record<string, unknown> = {};
  const declared: string[] = [];
  let source = '';
  for (const [index, { name, fields }] of [...way.entries()].toReversed()) {
    const field = fields[name];
    if (!field) throw new Error(`there is no ${name}`);
    const given = field.args.filter(({ type }) => isNonNullType(type)).map((one) => {
      const variable = `${one.name}${index}`;
      declared.push(`$${variable}: ${String(one.type)}`);
      variableValues[variable] = one.defaultValue ?? least(one.type);
      return `${one.name}: $${variable}`;
    });
    const below = index === way.length - 1 ? selectionOf(getNamedType(field.type), depth) : `{ ${on !== '' && index === way.length - 2 ? `... on ${on} { ${source} }` : source} }`;
    source = `${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${below}`;
  }
  return { source: `${operation} A${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${source} }`, variableValues };
};

/** What a caller would read of an answer. */
const bodyOf = async (schema: GraphQLSchema, asked: ReturnType<typeof asking>, contextValue: unknown, rootValue?: unknown): Promise<{ text: string; codes: unknown[] }> => {
  const { data, errors = [] } = await execute({ schema, document: parse(asked.source), variableValues: asked.variableValues, contextValue, rootValue });
  const told = formatSocketErrors(createLog('silent'), 'request-1', errors as GraphQLError[]);
  return { text: JSON.stringify({ data, errors: told }), codes: told.map(({ extensions }) => extensions?.['code']) };
};

/** A desk of which everything that a resolver rests on fails. */
const brokenContext = (viewer: Viewer) => {
  const failing = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => { throw fault(); }) });
  const config = readConfig({ args: [], env: {}, workingFolder: '/tmp' });
  return openContext({ config, reader: failing, readerOf: () => failing, workshop: failing, events: failing, pool: failing, log: createLog('silent'), features, replica: null } as unknown as System, { viewer, locale: 'en', requestId: 'request-1', peer: '198.51.100.7' });
};

const doors = [['the desk', 'staff'], ['clients’ systems', 'client']] as const;
const schemaFor = async (side: 'staff' | 'client'): Promise<GraphQLSchema> => {
  const schema = await schemaOf(features);
  return side === 'client' ? clientSchemaOf(schema, features) : schema;
};
const viewerFor = (side: 'staff' | 'client'): Viewer => (side === 'client' ? partnerOf(newId(), codesOf(keyScopes)) : person('ADMIN'));
/** Administrators do not do everything: whoever may is asked in their place. */
const others: readonly Viewer[] = [person('SUPPORT_HEAD'), person('SPECIALIST')];

test.each(doors)('at the door of %s every read and act whose database fails says no more than a code and a number', async (_door, side) => {
  const schema = await schemaFor(side);
  const answers = new Map<string, unknown[]>();
  for (const [operation, root] of [['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const) {
    const fields = root?.getFields() ?? {};
    for (const name of Object.keys(fields)) {
      for (const viewer of [viewerFor(side), ...(side === 'staff' ? others : [])]) {
        const { text, codes } = await bodyOf(schema, asking(operation, [{ name, fields }], 1), brokenContext(viewer));
        expect([name, text]).not.toEqual([name, expect.stringMatching(leak)]);
        answers.set(name, [...(answers.get(name) ?? []), ...codes]);
      }
    }
  }
  // the witness: nearly everything rests on what failed; the rest answers from memory or refuses its least input before
  const failed = [...answers].filter(([, codes]) => codes.includes('INTERNAL_SERVER_ERROR'));
  expect(failed.length / answers.size).toBeGreaterThan(0.6);
});

/** From a root to each type: the fields that lead there, and of an interface which type is meant. */
const waysIn = (schema: GraphQLSchema): Map<string, { operation: Operation; type: GraphQLObjectType; way: { name: string; fields: Fields }[]; on: string }> => {
  const ways: ReturnType<typeof waysIn> = new Map();
  const queue: { operation: Operation; type: GraphQLObjectType; way: { name: string; fields: Fields }[]; on: string }[] = [];
  for (const [operation, root] of [['query', schema.getQueryType()], ['mutation', schema.getMutationType()], ['subscription', schema.getSubscriptionType()]] as const) if (root) queue.push({ operation, type: root, way: [], on: '' });
  for (let one = queue.shift(); one; one = queue.shift()) {
    if (ways.has(one.type.name)) continue;
    ways.set(one.type.name, one);
    // a type that was reached through an interface is gone on from by another way
    if (one.on !== '') continue;
    const fields = one.type.getFields();
    for (const { name, type } of Object.values(fields)) {
      const named = getNamedType(type);
      const step = { operation: one.operation, way: [...one.way, { name, fields }] };
      if (isObjectType(named)) queue.push({ ...step, type: named, on: '' });
      else if (isAbstractType(named)) for (const possible of schema.getPossibleTypes(named)) queue.push({ ...step, type: possible, on: possible.name });
    }
  }
  return ways;
};

/** Something of a type, with nothing in it. */
const standIn = (type: GraphQLOutputType, typename: string): unknown => (isNonNullType(type) ? standIn(type.ofType, typename) : isListType(type) ? [standIn(type.ofType, typename)] : { __typename: typename });

test.each(doors)('at the door of %s a resolver that throws, at whatever field of whatever type, is masked', async (_door, side) => {
  const schema = await schemaFor(side);
  let broken = '';
  const meant = { type: '' };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = () => meant.type;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    delete type.isTypeOf;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source, args, context, info) => {
        if (broken === `${type.name}.${field.name}`) throw fault();
        return isLeafType(getNamedType(field.type)) ? defaultFieldResolver(source, args, context, info) as unknown : standIn(field.type, getNamedType(field.type).name);
      };
    }
  }
  let tried = 0;
  for (const { operation, type, way, on } of waysIn(schema).values()) {
    const fields = type.getFields();
    for (const name of Object.keys(fields)) {
      [broken, meant.type] = [`${type.name}.${name}`, on];
      const { text, codes } = await bodyOf(schema, asking(operation, [...way, { name, fields }], 0, on), {}, {});
      expect([broken, codes.includes('INTERNAL_SERVER_ERROR'), text.includes('Internal error; quote request-1')]).toEqual([broken, true, true]);
      expect([broken, text]).not.toEqual([broken, expect.stringMatching(leak)]);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(side === 'client' ? 250 : 1_000);
});
