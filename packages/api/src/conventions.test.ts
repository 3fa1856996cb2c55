import { readFileSync } from 'node:fs';
import {
  buildSchema, getNamedType, GraphQLID, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, specifiedScalarTypes,
  type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';

// Decision 111: what the contract does the same way everywhere, over both printed schemas; contract.test.ts holds the rest of it.

const printed = (name: string): GraphQLSchema => buildSchema(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'));
const contracts = ['schema.graphql', 'client.graphql'];
const [desk, client] = contracts.map(printed) as [GraphQLSchema, GraphQLSchema];

const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objectsOf = (schema: GraphQLSchema): GraphQLObjectType[] => typesOf(schema).filter(isObjectType);
const isNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');
const actsOf = (schema: GraphQLSchema) => Object.values(schema.getMutationType()?.getFields() ?? {});

/** Everything that takes an id: arguments and fields of inputs, with what they say. */
const idsOf = (schema: GraphQLSchema): { place: string; name: string; description: string }[] => typesOf(schema).flatMap((type) => {
  if (isInputObjectType(type)) return Object.values(type.getFields()).filter((field) => getNamedType(field.type) === GraphQLID).map(({ name, description }) => ({ place: `${type.name}.${name}`, name, description: description ?? '' }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => field.args.filter((argument) => getNamedType(argument.type) === GraphQLID).map(({ name, description }) => ({ place: `${type.name}.${field.name}(${name}:)`, name, description: description ?? '' })));
});

/** What names a numbered record: a ticket, a wish, Terms of Reference. */
const namesNumbered = ({ place, name }: { place: string; name: string }): boolean =>
  /^(ticketIds?|otherId|burstOf|featureRequestId|termsOfReferenceId)$/.test(name) || /^(Ticket|FeatureRequest|TermsOfReference)Filter\.ids$/.test(place) || /^Query\.(ticket|featureRequest|termsOfReference)\(id:\)$/.test(place);
const numberless = (schema: GraphQLSchema): string[] => idsOf(schema).filter((one) => namesNumbered(one) && !/number/i.test(one.description)).map(({ place }) => place);

describe('a record that has a number is named by it wherever its id is taken', () => {
  it.each(contracts)('in %s', (name) => {
    expect(idsOf(printed(name)).filter(namesNumbered).length).toBeGreaterThan(10);
    expect(numberless(printed(name))).toEqual([]);
  });

  it('what takes the id alone is found', () => {
    expect(numberless(buildSchema('type Query { "x" a("UUID of it." ticketId: ID): Int b("Id or number." otherId: ID): Int } input TicketFilter { "UUIDs." ids: [ID!] }'))).toEqual(['Query.a(ticketId:)', 'TicketFilter.ids']);
  });
});

/** Acts that change a record with a version and take no `expectedVersion`, by why a stale picture does no harm there. */
const withoutExpectation: Readonly<Record<string, readonly string[]>> = {
  'there was no record': [
    'connectMailbox', 'createArticle', 'createAssignment', 'createClient', 'createContact', 'createMachineUser', 'createProduct', 'createRegulationDraft', 'createStaff', 'createTicket', 'createView', 'createWebhook',
    'recordAbsence', 'registerPaperLetter', 'submitFeatureRequest',
  ],
  'it adds or takes off one thing and rewrites nothing that somebody may have read': ['addClientMessage', 'addInternalNote', 'linkTickets', 'supportFeatureRequest', 'unlinkTickets', 'unwatchTicket', 'useArticle', 'watchTicket'],
  'it is done to a letter in one state alone, and refused in any other': [
    'acceptUnverifiedLetter', 'blockSender', 'cancelHeldLetter', 'dismissLetter', 'putLetterAside', 'readLetterAgain', 'releaseHeldLetter', 'releaseLetter', 'sendLetterAgain', 'setUnverifiedLetterAside',
  ],
  'it names what is taken back, which has left or has not': ['withdrawAnswer'],
  'nothing may stand in its way': ['revokeApiKey'],
  'the desk itself chooses the record': ['takeNextTicket'],
};

/** Acts that answer a record with a version and take none to be expected. */
const unexpecting = (schema: GraphQLSchema): string[] => actsOf(schema).filter(({ type, args }) => {
  const payload = getNamedType(type);
  const input = getNamedType(args[0]?.type);
  const versioned = isObjectType(payload) && Object.values(payload.getFields()).some((field) => {
    const of = getNamedType(field.type);
    return isObjectType(of) && isNode(of) && of.getFields()['version'] !== undefined;
  });
  return versioned && !(isInputObjectType(input) && input.getFields()['expectedVersion']);
}).map(({ name }) => name);

/** What is never changed by an act, or is told by another record: no version. */
const unversioned = ['Announcement', 'Attachment', 'Notification', 'ResponseObligation', 'WebhookDelivery'];

describe('what acts change has a version, which acts may expect', () => {
  it('each act but those of which is said why', () => expect(unexpecting(desk).toSorted()).toEqual(Object.values(withoutExpectation).flat().toSorted()));

  it('each act of clients’ systems but those that make or add', () => expect(unexpecting(client).toSorted()).toEqual(['addClientMessage', 'createTicket', 'submitFeatureRequest', 'supportFeatureRequest']));

  it('each record but those that no act changes', () => expect(objectsOf(desk).filter((type) => isNode(type) && !type.getFields()['version']).map(({ name }) => name).toSorted()).toEqual(unversioned));

  it('an act that cannot be told what its caller saw is found', () => {
    const schema = (input: string) => buildSchema(`interface Node { id: ID! } type Query { a: T } type T implements Node { id: ID! version: Int! } type P { t: T } input ActInput { id: ID! ${input} } type Mutation { act(input: ActInput!): P! }`);
    expect(unexpecting(schema('expectedVersion: Int'))).toEqual([]);
    expect(unexpecting(schema(''))).toEqual(['act']);
  });
});

const pageArguments = ['after', 'before', 'first', 'last', 'page'];
const connectionFields = ['edges', 'nodes', 'pageInfo', 'totalCount', 'totalCountIsExact'];
/** Lists that are no connection as all others are, or cannot be paged. */
const oddLists = (schema: GraphQLSchema): string[] => Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type, args }) => {
  const list = getNamedType(type);
  if (!isObjectType(list) || !list.name.endsWith('Connection')) return [];
  const taken = args.map((argument) => argument.name);
  const isUsual = connectionFields.every((field) => list.getFields()[field]) && pageArguments.every((argument) => taken.includes(argument));
  return isUsual ? [] : [name];
});
/** Orders that are more or less than a field and a direction. */
const oddOrders = (schema: GraphQLSchema): string[] => typesOf(schema).filter(isInputObjectType).filter(({ name }) => name.endsWith('Order'))
  .filter((type) => Object.keys(type.getFields()).toSorted().join() !== 'direction,field' || !isEnumType(getNamedType(type.getFields()['field']?.type))).map(({ name }) => name);
/** Types that a query reads by their id and `node` does not. */
const unknownToNode = (schema: GraphQLSchema): string[] => Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ type, args }) => {
  const read = getNamedType(type);
  return isObjectType(read) && read.getFields()['id'] && args.some(({ name }) => name === 'id') && !isNode(read) ? [read.name] : [];
});

describe('lists, orders and records are alike everywhere', () => {
  // a change of the calendar is read with what it would move, and no document needs it by its id alone
  it.each([['schema.graphql', ['CalendarChange']], ['client.graphql', []]])('in %s', (name, readAlone) => {
    const schema = printed(name);
    expect(oddLists(schema)).toEqual([]);
    expect(oddOrders(schema)).toEqual([]);
    expect(unknownToNode(schema)).toEqual(readAlone);
  });

  it('what is not is found', () => {
    const odd = buildSchema('interface Node { id: ID! } type Query { list(first: Int): XConnection one(id: ID!): X } type XConnection { edges: [Int!] } type X { id: ID! } enum F { A } input XOrder { field: F! direction: Int nulls: Int } type T implements Node { id: ID! }');
    expect([oddLists(odd), oddOrders(odd), unknownToNode(odd)]).toEqual([['list'], ['XOrder'], ['X']]);
  });
});

const scalarsOf = (schema: GraphQLSchema): string[] => typesOf(schema).filter((type) => isScalarType(type) && specifiedScalarTypes.every(({ name }) => name !== type.name)).map(({ name }) => name).toSorted();
const lowerValues = (schema: GraphQLSchema): string[] => typesOf(schema).filter(isEnumType).flatMap((type) => type.getValues().filter(({ name }) => !/^[A-Z][A-Z0-9_]*$/.test(name)).map(({ name }) => `${type.name}.${name}`));

describe('words and values', () => {
  it('a client’s system needs three scalars of ours; the desk keeps filters in a fourth', () => {
    expect(scalarsOf(client)).toEqual(['Cursor', 'Date', 'DateTime']);
    expect(scalarsOf(desk)).toEqual(['Cursor', 'Date', 'DateTime', 'StoredTicketFilter']);
  });

  it('values are in capitals; languages are as the standard writes them', () => {
    expect(lowerValues(desk)).toEqual(['LetterLocale.ru', 'LetterLocale.en'].toSorted());
    expect(lowerValues(client)).toEqual([]);
    expect(lowerValues(buildSchema('type Query { a: E } enum E { GOOD_1 bad }'))).toEqual(['E.bad']);
  });
});
