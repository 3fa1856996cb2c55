import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLSchema, graphql, isEnumType, isInputObjectType, isInterfaceType, isObjectType, printSchema, validateSchema, type GraphQLNamedType } from 'graphql';
import { expect, test } from 'vitest';
import { loadFeatures } from '../../features.ts';
import type { Feature } from '../feature.ts';
import { clientSchemaOf } from './clientSchema.ts';
import { platformForClients, type ClientSide } from './clientSide.ts';

const clients = buildSchema(readFileSync(new URL('../../../../schema/client.graphql', import.meta.url), 'utf8'));
const whole = buildSchema(readFileSync(new URL('../../../../schema/schema.graphql', import.meta.url), 'utf8'));

const namesIn = (type: GraphQLNamedType | undefined): string[] => {
  if (isObjectType(type) || isInputObjectType(type) || isInterfaceType(type)) return Object.keys(type.getFields());
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
};
const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
/** Refusals are one closed list for everybody; their codes tell nothing of what is there. */
const isSharedList = ({ name }: GraphQLNamedType): boolean => name === 'RefusalCode';
/** Words of what is the desk's own business. */
const inner = /intern|note\b|notes\b|note_|_note|watch|(?<!^)draft|drafts|presence|quarantine|unverified|ledger|excus|machineuser|apikey|absence|inhand|mailbox|incomingletter|outgoingletter|webhook|summary|tracker|returnreason|evidence|configuration|blocked|assignment|notification|preference|silence|card|overtak|teamload|slaboard|rawurl/i;
const innerNamesOf = (schema: GraphQLSchema): string[] =>
  typesOf(schema).filter((type) => !isSharedList(type)).flatMap((type) => [type.name, ...namesIn(type).map((name) => `${type.name}.${name}`)]).filter((name) => inner.test(name.split('.').at(-1) ?? ''));

test('the schema of clients is sound', () => {
  expect(validateSchema(clients)).toEqual([]);
});

test('nothing of the desk’s own can be named, and the witness knows the words', () => {
  expect(innerNamesOf(clients)).toEqual([]);
  expect(innerNamesOf(whole).length).toBeGreaterThan(100);
});

test('all that clients can name stands in the schema of the desk', () => {
  for (const type of typesOf(clients)) expect(namesIn(whole.getType(type.name)), type.name).toEqual(expect.arrayContaining(namesIn(type)));
});

test('all that features list for clients is there', async () => {
  for (const list of [platformForClients, ...(await loadFeatures()).map(({ clientSide }) => clientSide ?? {})])
    for (const [type, names] of Object.entries(list)) expect(namesIn(clients.getType(type)), type).toEqual(expect.arrayContaining([...names]));
});

const feature = (clientSide: ClientSide): Feature => ({ name: 'tickets', clientSide });
const small = (): GraphQLSchema => buildSchema(`
  type Query { ticket(id: ID, by: Filter): Ticket tickets: TicketConnection notes: [Note] }
  type Mutation { open: OpenPayload }
  type TicketConnection { nodes: [Ticket!]! }
  type OpenPayload { ticket: Ticket note: Note }
  type Ticket { id: ID! note: Note kind: Kind! secret: String }
  type Note { id: ID! text: String }
  input Filter { id: ID secret: String }
  enum Kind { OPEN INNER }
`);
const listed: ClientSide = { Query: ['ticket', 'tickets'], Mutation: ['open'], Ticket: ['id', 'kind', 'note'], Filter: ['id'], Kind: ['OPEN'] };

test('what no feature lists is not there: types, fields, inputs, values', () => {
  const printed = printSchema(clientSchemaOf(small(), [feature(listed)]));
  expect(printed).not.toMatch(/Note|note|secret|INNER/);
  expect(printed).toContain('type TicketConnection {\n  nodes: [Ticket!]!\n}');
  expect(printed).toContain('type OpenPayload {\n  ticket: Ticket\n}');
});

test('an interface is there where a feature lists it, and its types are those that are listed', () => {
  const whole = buildSchema('interface Node { id: ID! secret: String } type Query { node: Node ticket: Ticket } type Ticket implements Node { id: ID! secret: String } type Note implements Node { id: ID! secret: String }');
  const side: ClientSide = { Query: ['node', 'ticket'], Ticket: ['id'] };
  expect(printSchema(clientSchemaOf(whole, [feature(side)]))).not.toContain('Node');
  const printed = printSchema(clientSchemaOf(whole, [feature({ ...side, Node: ['id'] })]));
  expect(printed).toContain('interface Node {\n  id: ID!\n}');
  expect(printed).toContain('type Ticket implements Node {');
  expect(printed).not.toMatch(/Note|secret/);
});

test('a feature may add to the type of another', () => {
  const printed = printSchema(clientSchemaOf(small(), [feature(listed), feature({ Note: ['id'] })]));
  expect(printed).toContain('  note: Note\n');
  expect(printed).toContain('type Note {\n  id: ID!\n}');
});

test('a list that names what is not there is a mistake', () => {
  expect(() => clientSchemaOf(small(), [feature({ ...listed, Ticket: ['idd'] })])).toThrow('Ticket.idd is listed for clients and is not in the schema');
});

test('fields are answered by the resolvers of the desk; its own words are unknown, whoever asks', async () => {
  const schema = clientSchemaOf(small(), [feature(listed)]);
  const rootValue = { ticket: { id: '1', kind: 'OPEN', secret: 'of the desk', note: { id: '2' } } };
  expect(await graphql({ schema, rootValue, source: '{ ticket { id kind } }' })).toEqual({ data: { ticket: { id: '1', kind: 'OPEN' } } });
  const { data, errors } = await graphql({ schema, rootValue, source: '{ ticket { secret note { id } } }' });
  expect(data).toBeUndefined();
  expect(errors?.map(({ message }) => message)).toEqual(['Cannot query field "secret" on type "Ticket".', 'Cannot query field "note" on type "Ticket".']);
});
