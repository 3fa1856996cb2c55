import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from './cost.ts';

const schema = buildSchema(`
  input Page { offset: Int!, limit: Int! }
  interface Node { id: ID! }
  type Query { tickets(first: Int, last: Int, page: Page): Tickets!, nodes(ids: [ID!]!): [Node]!, viewer: Person, answer: Int }
  type Mutation { answer(input: String): Person }
  type Tickets { nodes: [Ticket!]!, edges: [Edge!]!, pageInfo: PageInfo!, totalCount: Int! }
  type Edge { cursor: String!, node: Ticket! }
  type PageInfo { hasNextPage: Boolean! }
  type Ticket implements Node { id: ID!, client: Person!, messages: [Message!]!, tags: [String!]! }
  type Message { id: ID!, author: Person }
  type Person { id: ID!, tickets(first: Int = 10): Tickets! }
`);

const cost = (source: string, variables: Record<string, unknown> = {}) => {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return costOf(schema, document, operation, variables);
};
const points = (source: string, variables?: Record<string, unknown>): number => cost(source, variables).points;

describe('what an operation costs', () => {
  it.each([
    ['a scalar is nothing', '{ answer }', {}, 0],
    ['an object is a point', '{ viewer { id } }', {}, 1],
    ['a list counts its rows', '{ tickets(first: 20) { nodes { id tags } } }', {}, 21],
    ['and its edges, which are objects', '{ tickets(first: 20) { edges { node { id } } } }', {}, 41],
    ['and what hangs on each row', '{ tickets(first: 20) { nodes { client { id } } pageInfo { hasNextPage } totalCount } }', {}, 42],
    ['the last of a list', '{ tickets(last: 7) { nodes { id } } }', {}, 8],
    ['a page by its offset', '{ tickets(page: { offset: 40, limit: 30 }) { nodes { id } } }', {}, 31],
    ['a page when nothing is said', '{ tickets { nodes { id } } }', {}, 51],
    ['a size by default of the schema', '{ viewer { tickets { nodes { id } } } }', {}, 12],
    ['identifiers', '{ nodes(ids: ["a", "b", "c"]) { id ... on Ticket { client { id } } } }', {}, 6],
    ['a list that nobody bounds', '{ tickets(first: 2) { nodes { messages { author { id } } } } }', {}, 1 + 2 * (1 + 5 * 2)],
    ['lists in lists multiply', '{ tickets(first: 10) { nodes { client { tickets(first: 10) { nodes { id } } } } } }', {}, 1 + 10 * (1 + 1 + 11)],
    ['an act is ten points', 'mutation { answer(input: "x") { id } }', {}, 11],
    ['what nobody reads costs nothing', '{ tickets(first: 100) { totalCount } }', {}, 1],
    ['the schema', '{ __schema { types { name } } }', {}, 100],
  ])('%s', (_what, source, variables, expected) => {
    expect(points(source, variables)).toBe(expected);
  });

  it('variables cost what literals cost', () => {
    const list = 'query($n: Int, $page: Page) { tickets(first: $n, page: $page) { nodes { id } } }';
    expect(points(list, { n: 20 })).toBe(21);
    expect(points(list, { page: { offset: 0, limit: 30 } })).toBe(31);
    expect(points('query($page: Int!) { tickets(page: { offset: 0, limit: $page }) { nodes { id } } }', { page: 30 })).toBe(31);
    expect(points('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(2);
    expect(points('query($n: Int = 3) { tickets(first: $n) { nodes { id } } }')).toBe(4);
    expect(points('query($n: Int = 3) { tickets(first: $n) { nodes { id } } }', { n: 5 })).toBe(6);
  });

  it('sizes that are none cost nothing: they are refused as such', () => {
    for (const n of [-1, 'many', {}, Number.NaN]) expect(points('query($n: Int) { tickets(first: $n) { nodes { id } } }', { n })).toBe(1);
  });

  it('fragments, spreads and aliases hide nothing', () => {
    expect(points('{ ...A } fragment A on Query { tickets(first: 20) { ...B } } fragment B on Tickets { nodes { ... on Node { id } client { id } } }')).toBe(41);
    expect(points('{ a: viewer { id } b: viewer { id } c: tickets(first: 5) { nodes { id } } }')).toBe(8);
  });

  it('fragments that spread fragments ten times are counted at once', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `fragment F${level} on Person { ${Array.from({ length: 10 }, (_unused, index) => `a${index}: tickets(first: 1) { nodes { client { ...F${level + 1} } } }`).join(' ')} }`);
    expect(points(`{ viewer { ...F0 } } ${levels.join(' ')} fragment F30 on Person { id }`)).toBeGreaterThan(1e15);
    expect(points('{ viewer { ...A } } fragment A on Person { id ...A }')).toBe(1);
  });

  it('names the root field that costs most', () => {
    expect(cost('{ viewer { id } all: tickets(first: 90) { nodes { id } } tickets(first: 10) { nodes { id } } }')).toEqual({ points: 103, dearest: 'all' });
  });
});
