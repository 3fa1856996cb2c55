import { graphql, isObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import type { Viewer } from '../access/viewer.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { loadFeatures } from '../features.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Feature, NodeKind } from '../platform/feature.ts';
import { clientSchemaOf } from '../platform/graphql/clientSchema.ts';
import { newId } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, type Reader } from '../platform/reading/connection.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';

const document = 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Ticket { subject client { name } } ... on Contact { name client { id } } ... on Client { name } ... on ResponseObligation { kind explanation { workingDays } } } }';

let world: World;
let desk: Desk;
let clientSchema: GraphQLSchema;
let kinds: Map<string, NodeKind>;
let own: { ticket: string; obligation: string };
let foreign: { ticket: string; obligation: string };
beforeAll(async () => {
  const inWorld: ReadonlySet<string> = new Set(['calendar', 'regulation', 'sla', 'clients', 'products', 'staff', 'assignments', 'tickets', 'correspondence', 'outgoing']);
  world = await openWorld((await loadFeatures()).filter(({ name }) => !inWorld.has(name)));
  desk = await deskOf(world, world.features);
  clientSchema = clientSchemaOf(desk.schema, world.features);
  kinds = new Map((world.features as Feature[]).flatMap(({ nodes }) => Object.entries(nodes ?? {})));
  const ticket = await world.request();
  const other = (await world.workshop.perform(systemActor, async (work) => world.requestIn(work, {
    client: await work.em.findOneOrFail(Client, { id: world.seim }), contact: await work.em.findOneOrFail(Contact, { id: world.vera }), subject: 'Of another client',
  }))).result;
  const obligationOf = async (id: string): Promise<string> => (await world.rows<{ id: string }>('select id from response_obligation where ticket_id = $1', [id]))[0]?.id ?? '';
  own = { ticket: ticket.id, obligation: await obligationOf(ticket.id) };
  foreign = { ticket: other.id, obligation: await obligationOf(other.id) };
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

interface Seen { nodes: ({ __typename: string; id: string; subject?: string } | null)[] }
const asked = async (viewer: Viewer, ids: string[], { schema = desk.schema, reader = world.reader }: { schema?: GraphQLSchema; reader?: Reader } = {}) => {
  const { data, errors } = await graphql({ schema, source: document, variableValues: { ids }, contextValue: { ...desk.contextOf(viewer), reader } });
  expect(errors).toBeUndefined();
  return (data as unknown as Seen).nodes;
};

describe('records of whatever type by their ids', () => {
  it('come in the order of the ids, each as often as it is named, and null where there is none', async () => {
    const unknown = newId();
    expect(await asked(world.head, [world.roman, own.ticket, unknown, 'TP-2026-000001', world.ladoga, own.obligation, own.ticket.toUpperCase()])).toEqual([
      { __typename: 'Contact', id: world.roman, name: 'Осцилляторов Роман', client: { id: world.ladoga } },
      { __typename: 'Ticket', id: own.ticket, subject: 'Холодный старт', client: { name: 'ООО «Ладожский радиоконтур»' } },
      null,
      null,
      { __typename: 'Client', id: world.ladoga, name: 'ООО «Ладожский радиоконтур»' },
      { __typename: 'ResponseObligation', id: own.obligation, kind: 'FIRST', explanation: { workingDays: expect.any(Number) as number } },
      { __typename: 'Ticket', id: own.ticket, subject: 'Холодный старт', client: { name: 'ООО «Ладожский радиоконтур»' } },
    ]);
    expect(await desk.get(world.head, 'query($id: ID!) { node(id: $id) { id } }', { id: own.ticket })).toEqual({ node: { id: own.ticket } });
    expect(await desk.get(world.head, 'query($id: ID!) { node(id: $id) { id } }', { id: unknown })).toEqual({ node: null });
  });

  it('take one statement to learn their types and one for each type, however many ids there are', async () => {
    let statements = 0;
    const counting: Reader = { executeQuery: (query, options) => { statements += 1; return world.reader.executeQuery(query, options); } };
    await asked(world.head, [own.ticket, foreign.ticket, ...Array.from({ length: 90 }, () => newId()), world.ladoga, world.seim], { reader: counting });
    expect(statements).toBe(3);
  });

  it('are for whoever is signed in', async () => {
    expect((await desk.ask(null, '{ node(id: "1") { id } }')).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });

  it('need the right of their type: to whoever lacks it they are not there', async () => {
    const [first] = await world.rows<{ id: string }>('select id from staff limit 1');
    expect(await asked(person('ADMIN'), [first?.id ?? ''])).toEqual([{ __typename: 'Staff', id: first?.id }]);
    expect(await asked({ ...partnerOf(world.ladoga), audience: 'desk', scopes: ['tickets:read'] } as unknown as Viewer, [first?.id ?? '', own.ticket])).toMatchObject([null, { __typename: 'Ticket' }]);
  });
});

describe('another client’s records look like none at all', () => {
  const ids = (): string[] => [own.ticket, foreign.ticket, foreign.obligation, world.vera, world.seim, world.roman, newId()];
  const seen = [{ __typename: 'Ticket' }, null, null, null, null, { __typename: 'Contact' }, null];

  it('by the right alone: the whole schema, on a connection that shows all', async () => {
    expect(await asked(partnerOf(world.ladoga), ids())).toMatchObject(seen);
  });

  it('by the database alone: a head, on the connection of a client', async () => {
    expect(await asked(world.head, ids(), { reader: world.readerOf({ clientId: world.ladoga, viewerId: newId() }) })).toMatchObject(seen);
  });

  it('by the schema alone: a head finds no type of the desk’s own there', async () => {
    const [letter] = await world.rows<{ id: string }>('select id from outgoing_letter limit 1');
    expect(await asked(world.head, [letter?.id ?? '', own.ticket])).toMatchObject([{ __typename: 'OutgoingLetter' }, { __typename: 'Ticket' }]);
    expect(await asked(world.head, [letter?.id ?? '', own.ticket], { schema: clientSchema })).toMatchObject([null, { __typename: 'Ticket' }]);
  });

  it('and with all three closed', async () => {
    const viewer = partnerOf(world.ladoga);
    expect(await asked(viewer, ids(), { schema: clientSchema, reader: world.readerOf({ clientId: world.ladoga, viewerId: viewer.id }) })).toMatchObject(seen);
  });
});

/** It has an id and is no record: a sight of an event. */
const noRecords: ReadonlySet<string> = new Set(['Notification']);

describe('what features say of their types', () => {
  it('every type with an id of its own can be found, and nothing else is', () => {
    const nodes = Object.values(desk.schema.getTypeMap()).filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(nodes.map(({ name }) => name).filter((name) => !noRecords.has(name)).toSorted()).toEqual([...kinds.keys()].toSorted());
    expect(kinds.size).toBeGreaterThan(15);
  });

  it('is understood by the database, column by column', async () => {
    for (const [type, { shape, seen }] of kinds) {
      const everything = new Map(Object.keys({ ...shape.columns, ...shape.derived }).map((column) => [column, new Map()]));
      const conditions = new Conditions().where('t.id = any(?::uuid[])', [newId()]);
      expect(await readAll(world.reader, shape, everything, seen ? seen(conditions, world.head) : conditions, 't.id'), type).toEqual([]);
    }
  });
});
