import {
  buildClientSchema, getIntrospectionQuery, getNamedType, isNonNullType, isObjectType,
  type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type IntrospectionQuery,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientSchema } from '../support/clientSchema.ts';
import { deskOf, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type System } from '../support/startSystem.ts';

/** What a partner's system may see of each list of the desk; the first test holds this against both schemas. */
const lists: { [name: string]: 'ITS OWN' | 'ALL' | 'NOTHING' } = {
  absences: 'NOTHING', webhooks: 'NOTHING', webhookDeliveries: 'NOTHING', announcements: 'ALL', articles: 'NOTHING', assignments: 'NOTHING', clients: 'NOTHING', contacts: 'ITS OWN', featureRequests: 'ITS OWN', incomingLetters: 'NOTHING', machineUsers: 'NOTHING', mailboxes: 'NOTHING', outgoingLetters: 'NOTHING',
  products: 'ALL', regulationVersions: 'NOTHING', staffMembers: 'NOTHING', termsOfReferences: 'ITS OWN', tickets: 'ITS OWN',
};

let system: System;
let desk: ReturnType<typeof deskOf>;
/** The desk's schema. */
let whole: GraphQLSchema;
let own: Ticket;
let foreign: Ticket;
/** Things of other clients that a partner must never read: identifiers, numbers, names, addresses. */
let secrets: string[];
let foreignIds: { [query: string]: string };

beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  const records = recordsOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
  whole = buildClientSchema(await system.get<IntrospectionQuery>(getIntrospectionQuery()));
  const seim = await records.client('seim');
  own = await desk.clientAsks({ subject: 'Своё обращение' });
  foreign = await desk.done('createTicket', { clientId: seim.id, subject: 'Чужая тайна', body: 'Чужой текст' });
  // there is something to read in every list: an announcement too
  await system.get('mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { userErrors { code } } }', { input: { days: [{ date: '2026-12-30', kind: 'CLOSED', nameRu: 'Инвентаризация' }], announcementRu: 'Закрыто' } }, await system.signIn('SUPPORT_HEAD'));
  const submission = { clientId: seim.id, title: 'Чужой замысел', ticketId: foreign.id };
  const wish = await records.done<{ id: string; number: string }>('submitFeatureRequest', 'featureRequest', 'id number', { ...submission, text: 'Чужой текст', benefit: 'Чужая выгода' });
  const shared = await records.done<{ id: string; number: string }>('submitFeatureRequest', 'featureRequest', 'id number', { ...submission, title: 'Общее пожелание', text: 'Общий текст', benefit: 'Чужая выгода' });
  for (const status of ['UNDER_REVIEW', 'ACCEPTED']) await records.done('decideFeatureRequest', 'featureRequest', 'id', { featureRequestId: shared.id, status }, await system.signIn('PRODUCT_MANAGER'));
  const sections = ['1', '3', '4.1', '8'].map((code) => ({ code, text: 'Чужой текст' }));
  await records.done('submitTermsOfReference', 'termsOfReference', 'id', { title: 'Своё задание', standard: 'GOST_19_201', sections: sections.map(({ code }) => ({ code, text: 'Свой текст' })) }, system.partner);
  const terms = await records.done<{ id: string; number: string }>('submitTermsOfReference', 'termsOfReference', 'id number', { ...submission, standard: 'GOST_19_201', sections });

  const { clients, contacts, tickets } = await system.get<{
    clients: { nodes: { id: string; name: string; contract: string | null }[] };
    contacts: { nodes: { id: string; email: string; client: { id: string } }[] };
    tickets: { nodes: { id: string; number: string; client: { id: string } }[] };
  }>('{ clients(first: 100) { nodes { id name contract } } contacts(first: 100) { nodes { id email client { id } } } tickets(first: 100) { nodes { id number client { id } } } }');
  const isForeign = ({ client }: { client: { id: string } }): boolean => client.id !== own.client.id;
  secrets = [
    ...clients.nodes.filter(({ id }) => id !== own.client.id).flatMap(({ id, name, contract }) => [id, name, ...(contract ? [contract] : [])]),
    ...contacts.nodes.filter(isForeign).flatMap(({ id, email }) => [id, email]),
    ...tickets.nodes.filter(isForeign).flatMap(({ id, number }) => [id, number]),
    wish.id, wish.number, terms.id, terms.number, 'Чужая тайна', 'Чужой замысел', 'Чужой текст', 'Чужая выгода',
  ];
  foreignIds = {
    ticket: foreign.id, client: seim.id, contact: contacts.nodes.find(({ client }) => client.id === seim.id)?.id ?? '', featureRequest: wish.id, termsOfReference: terms.id,
    obligation: foreign.obligations[0]?.id ?? '',
  };
});
afterAll(() => system.stop());

const queriesOf = (one: GraphQLSchema): GraphQLField<unknown, unknown>[] => Object.values(one.getQueryType()?.getFields() ?? {});
const queries = queriesOf(clientSchema);
const connectionOf = (query: GraphQLField<unknown, unknown>): GraphQLObjectType | null => {
  const type = getNamedType(query.type);
  return isObjectType(type) && type.name.endsWith('Connection') ? type : null;
};
const needsNothing = (field: GraphQLField<unknown, unknown>): boolean => !field.args.some(({ type }) => isNonNullType(type));

/** Asks for everything that a type has, so many levels deep. */
const everythingOf = (type: GraphQLObjectType, depth: number): string =>
  Object.values(type.getFields())
    .filter(needsNothing)
    .flatMap((field) => {
      const below = getNamedType(field.type);
      if (!isObjectType(below)) return [field.name];
      return depth > 1 ? [`${field.name} { ${everythingOf(below, depth - 1)} }`] : [];
    })
    .join(' ');

const secretsIn = (answer: unknown): string[] => {
  const text = JSON.stringify(answer);
  return secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
};

describe('a partner’s system reads its own client’s things only', () => {
  it('every list of the schema is known', () => {
    const listsOf = (one: GraphQLSchema): string[] => queriesOf(one).filter(connectionOf).map(({ name }) => name).toSorted();
    expect(listsOf(whole)).toEqual(Object.keys(lists).toSorted());
    expect(listsOf(clientSchema)).toEqual(Object.keys(lists).filter((name) => lists[name] !== 'NOTHING').toSorted());
  });

  it('the witness can tell: the desk’s own key reads the secrets', async () => {
    expect(secretsIn(await system.get('{ tickets(first: 100) { nodes { id number subject client { id name } } } }'))).toContain('Чужая тайна');
  });

  it.each(Object.entries(lists).filter(([, seen]) => seen !== 'NOTHING'))('%s: everything in them, three levels deep, is %s', async (name) => {
    const query = queries.find((one) => one.name === name);
    const node = getNamedType((query && connectionOf(query))?.getFields()['nodes']?.type);
    if (!isObjectType(node)) throw new Error(`${name} is no list`);
    const document = `query($page: OffsetPageInput!) { ${name}(page: $page) { totalCount nodes { ${everythingOf(node, 3)} } } }`;
    const rows: unknown[] = [];
    let total = Infinity;
    // everything at once would cost more than a partner may spend on a request
    while (rows.length < total) {
      const answer = await system.get<{ [list: string]: { totalCount: number; nodes: unknown[] } }>(document, { page: { offset: rows.length, limit: 3 } }, system.partner);
      expect(secretsIn(answer)).toEqual([]);
      expect(answer[name]?.nodes.length).toBeGreaterThan(0);
      rows.push(...(answer[name]?.nodes ?? []));
      total = answer[name]?.totalCount ?? 0;
    }
    expect(rows).toHaveLength(total);
  });

  it.each(Object.entries(lists).filter(([, seen]) => seen === 'NOTHING').map(([name]) => name))('%s: nothing', async (name) => {
    const { data, errors } = await system.ask(`{ ${name}(first: 1) { totalCount nodes { id } } }`, {}, system.partner);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(data).toBeUndefined();
  });

  it.each(['ticket', 'client', 'contact', 'featureRequest', 'termsOfReference', 'obligation'])('%s: another client’s is not there, by its identifier', async (query) => {
    const id = foreignIds[query];
    const document = `query($id: ID!) { ${query}(id: $id) { id } }`;
    expect(await system.get(document, { id })).toEqual({ [query]: { id } });
    expect(await system.get(document, { id }, system.partner)).toEqual({ [query]: null });
  });

  it('node and nodes: what is another client’s and what is nowhere look the same, by whatever type', async () => {
    const ids = [...Object.values(foreignIds), '00000000-0000-4000-8000-000000000000', own.id];
    const document = 'query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { __typename id ... on Ticket { subject client { id } } ... on Client { name } } node(id: $id) { id } }';
    const { nodes } = await system.get<{ nodes: ({ id: string } | null)[] }>(document, { ids, id: foreign.id });
    expect(nodes.map((node) => node?.id)).toEqual(ids.map((id) => (id.startsWith('0000') ? undefined : id)));
    // more often than a document is compiled
    for (let time = 0; time < 5; time += 1)
      expect(await system.get(document, { ids, id: foreign.id }, system.partner)).toEqual({ node: null, nodes: [...Object.values(foreignIds).map(() => null), null, { __typename: 'Ticket', id: own.id, subject: 'Своё обращение', client: { id: own.client.id } }] });
    expect((await system.ask(document, { ids: Array.from({ length: 101 }, () => own.id), id: own.id }, system.partner)).errors).toMatchObject([{ extensions: { code: 'TOO_MANY_INPUTS' } }]);
  });

  it('by its number neither', async () => {
    expect(await system.get('query($id: ID!) { ticket(id: $id) { id } }', { id: foreign.number }, system.partner)).toEqual({ ticket: null });
  });

  it.each([
    ['its identifier', () => ({ ids: [foreign.id] })],
    ['its number', () => ({ number: foreign.number })],
    ['a part of its subject', () => ({ text: 'Чужая тайна' })],
    ['the name of its client', () => ({ text: foreign.client.name })],
  ])('no filter finds another client’s ticket: by %s', async (_by, filter) => {
    expect(await desk.ticketCount(filter())).toBeGreaterThan(0);
    expect(await desk.ticketCount(filter(), system.partner)).toBe(0);
  });

  it('the specialist’s name is for the client, the address is for the desk', async () => {
    const document = (field: string): string => `query($id: ID!) { ticket(id: $id) { assignee { ${field} } } }`;
    expect(await system.get(document('name'), { id: own.id }, system.partner)).toMatchObject({ ticket: { assignee: { name: own.assignee?.name } } });
    expect((await system.ask(document('email'), { id: own.id }, system.partner)).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('a wish that the desk took up is shown to all, without whose it is', async () => {
    const { featureRequests } = await system.get<{ featureRequests: { nodes: unknown[] } }>('{ featureRequests(first: 10, filter: { text: "Общее пожелание" }) { nodes { title voices client { id } ticket { id } benefit } } }', {}, system.partner);
    expect(featureRequests.nodes).toEqual([{ title: 'Общее пожелание', voices: 1, client: null, ticket: null, benefit: null }]);
  });
});

describe('the door of clients’ systems', () => {
  it('answers a partner from its own client’s things, by a schema in which the desk’s own cannot be named', async () => {
    const { data } = await system.askAsClient<{ tickets: { nodes: { id: string }[] } }>('{ tickets(first: 100) { nodes { id number subject client { name } } } }');
    expect(data.tickets.nodes.map(({ id }) => id)).toContain(own.id);
    expect(secretsIn(data)).toEqual([]);
    for (const inner of ['{ drafts(ticketId: "1") { id } }', '{ tickets(first: 1) { nodes { watchers { id } } } }', 'mutation { addInternalNote(input: { ticketId: "1", body: "x" }) { eventIds } }', '{ nextTicket { id } }', '{ queueCounters { all } }', '{ staffMembers(first: 1) { totalCount } }']) {
      const { errors } = await system.askAsClient(inner);
      expect(errors?.map(({ extensions }) => extensions['code']), inner).toContain('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('answers everything that its own schema has, three levels deep, without anything of others', async () => {
    for (const query of queries.filter(needsNothing)) {
      const type = getNamedType(query.type);
      const answer = await system.askAsClient(`{ ${query.name}${connectionOf(query) ? '(first: 3)' : ''} ${isObjectType(type) ? `{ ${everythingOf(type, 4)} }` : ''} }`);
      expect(answer.errors, query.name).toBeUndefined();
      expect(secretsIn(answer.data), query.name).toEqual([]);
    }
  });

  it('is not for the desk: its key is told where to go, and a session is nobody', async () => {
    const told = await system.askAsClient('{ viewer { id } }', {}, system.desk);
    expect(told.status).toBe(403);
    expect(told.errors).toMatchObject([{ message: 'Здесь работают системы клиентов; ключ службы поддержки действует на /graphql', extensions: { code: 'FORBIDDEN' } }]);
    expect((await system.askAsClient('{ viewer { id } }', {}, await system.signIn('ADMIN'))).data).toEqual({ viewer: null });
  });

  it('is the only one for a client’s key: at the desk’s it is told where to go, and its socket is closed', async () => {
    const told = await fetch(`${system.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${system.partner.key}` }, body: JSON.stringify({ query: '{ viewer { id } }' }) });
    expect(told.status).toBe(403);
    expect(await told.json()).toMatchObject({ errors: [{ message: 'Здесь работает служба поддержки; ключ системы клиента действует на /client/graphql', extensions: { code: 'FORBIDDEN' } }] });
    await expect(system.socket(system.partner, '/graphql').iterate({ query: 'subscription { ticketEvents { ack } }' }).next()).rejects.toMatchObject({ code: 4403 });
  });

  it('tells a partner what happens by a socket, and turns the desk away', async () => {
    const follow = (asker: { key: string }) => system.socket(asker, '/client/graphql').iterate<{ ticketEvents: { ack: boolean } }>({ query: 'subscription { ticketEvents { ack } }' }).next();
    expect((await follow(system.partner)).value).toMatchObject({ data: { ticketEvents: { ack: true } } });
    await expect(follow(system.desk)).rejects.toMatchObject({ code: 4403 });
    expect((await system.socket(system.partner, '/client/graphql').iterate({ query: 'subscription { ticketPresence { __typename } }' }).next().catch((errors: unknown) => errors))).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});
