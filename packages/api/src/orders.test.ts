import type { CompiledQuery } from 'kysely';
import { getNamedType, graphql, isEnumType, isInputObjectType, isObjectType, type GraphQLEnumValue } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, person, type Desk } from './access/testing/asking.ts';
import { loadFeatures } from './features.ts';
import { openWorld, type World } from './outgoing/testing/world.ts';
import { newId } from './platform/identity.ts';
import type { Reader } from './platform/reading/connection.ts';
import { scratchPatienceMilliseconds } from './platform/testing/scratchSystem.ts';

interface Order { list: string; value: GraphQLEnumValue }

let world: World;
let desk: Desk;
beforeAll(async () => {
  const inWorld: ReadonlySet<string> = new Set(['calendar', 'regulation', 'sla', 'clients', 'products', 'staff', 'assignments', 'tickets', 'correspondence', 'outgoing']);
  world = await openWorld((await loadFeatures()).filter(({ name }) => !inWorld.has(name)));
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

/** Every order of every list that takes one. */
const allOrders = (): Order[] => Object.values(desk.schema.getQueryType()?.getFields() ?? {}).flatMap((query): Order[] => {
  if (!isObjectType(getNamedType(query.type)) || !getNamedType(query.type).name.endsWith('Connection')) return [];
  const input = getNamedType(query.args.find(({ name }) => name === 'orderBy')?.type);
  const field = isInputObjectType(input) ? getNamedType(input.getFields()['field']?.type) : null;
  return isEnumType(field) ? field.getValues().map((value) => ({ list: query.name, value })) : [];
});

/** A list that can only be asked for with a filter. Deliveries are looked at for one webhook. */
const filterOf: Readonly<Record<string, string>> = { webhookDeliveries: `filter: { webhookId: "${newId()}" }, ` };

interface Plan { 'Node Type': string; Plans?: Plan[] }
const nodesOf = (plan: Plan): string[] => [plan['Node Type'], ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The steps by which the database answers a page of a list, when it may neither read a whole table nor sort one. */
const stepsOf = async ({ list, value }: Order, direction: 'ASC' | 'DESC'): Promise<string[]> => {
  const asked: CompiledQuery[] = [];
  const listening: Reader = { executeQuery: (query, options) => { asked.push(query as CompiledQuery); return world.reader.executeQuery(query, options); } };
  const source = `{ ${list}(${filterOf[list] ?? ''}first: 50, orderBy: [{ field: ${value.name}, direction: ${direction} }]) { nodes { id } } }`;
  const { errors } = await graphql({ schema: desk.schema, source, contextValue: { ...desk.contextOf(person('ADMIN')), reader: listening } });
  expect(errors).toBeUndefined();
  const [query] = asked;
  if (!query) throw new Error(`${list} asked nothing`);
  const client = await world.pool.connect();
  try {
    await client.query('begin; set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${query.sql}`, [...query.parameters]);
    return nodesOf((rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** A list is sorted as a whole where no index holds its first key. What is equal by it may be sorted by the keys behind it. */
const isSorted = (steps: readonly string[]): boolean => steps.includes('Sort');

const nameOf = ({ list, value }: Order): string => `${list} by ${value.name}`;

/** A desk has as many systems of partners as people can count, and a system may have no client: no index holds that. */
const withoutIndex: ReadonlySet<string> = new Set(['machineUsers by CLIENT']);

describe('every order of a list begins with a key that an index holds', () => {
  it('in both directions, of whatever list', async () => {
    const sorted: string[] = [];
    const orders = allOrders().filter(({ value }) => value.deprecationReason == null);
    for (const order of orders)
      for (const direction of ['ASC', 'DESC'] as const) if (isSorted(await stepsOf(order, direction))) sorted.push(nameOf(order));
    expect([...new Set(sorted)]).toEqual([...withoutIndex]);
    expect(orders.length).toBeGreaterThan(35);
  });

  it('the witness can tell: what is deprecated has none, and an order loses its index', async () => {
    const deprecated = allOrders().filter(({ value }) => value.deprecationReason != null);
    expect(deprecated.map(nameOf)).toContain('tickets by SUBJECT');
    for (const order of deprecated) expect(isSorted(await stepsOf(order, 'ASC')), nameOf(order)).toBe(true);
    const byUrgency = allOrders().find((order) => nameOf(order) === 'tickets by PRIORITY') as Order;
    expect(isSorted(await stepsOf(byUrgency, 'ASC'))).toBe(false);
    await world.rows('drop index ticket_urgency');
    expect(isSorted(await stepsOf(byUrgency, 'ASC'))).toBe(true);
  });
});
