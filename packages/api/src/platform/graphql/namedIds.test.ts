import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { mostIds, tooManyIdsIn } from './namedIds.ts';

const schema = buildSchema(`
  type Query { tickets(filter: Filter, ids: [ID!]): [Ticket!]! }
  type Mutation { actOn(ids: [ID!]): Ticket }
  type Ticket { id: ID! links(ids: [ID!]): [Ticket!]! }
  input Filter { ids: [ID!], words: [String!], below: Filter }`);
const found = (source: string, variables: Record<string, unknown> = {}) => {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return tooManyIdsIn(schema, document, operation, variables);
};
const many = Array.from({ length: mostIds + 1 }, (_, index) => `${index}`);
const literal = JSON.stringify(many);

test('a hundred records may be named', () => {
  expect(found('query($ids: [ID!]) { tickets(ids: $ids) { id } }', { ids: many.slice(1) })).toBeNull();
  expect(found('query($words: [String!]) { tickets(filter: { words: $words }) { id } }', { words: many })).toBeNull();
});

test.each([
  ['by a variable', 'query($ids: [ID!]) { tickets(ids: $ids) { id } }', { ids: many }, ['ids']],
  ['by a variable that is a filter', 'query($filter: Filter) { tickets(filter: $filter) { id } }', { filter: { below: { ids: many } } }, ['filter', 'below', 'ids']],
  ['by literals', `{ tickets(filter: { ids: ${literal} }) { id } }`, {}, ['filter', 'ids']],
  ['in an inline fragment', `{ ... on Query { tickets(ids: ${literal}) { id } } }`, {}, ['ids']],
  ['in a fragment, below a list', `{ tickets { ...More } } fragment More on Ticket { links(ids: ${literal}) { id ...More } }`, {}, ['ids']],
] as const)('one more is too many, %s', (_how, source, variables, path) => {
  expect(found(source, variables)).toEqual({ path, length: mostIds + 1 });
});

test('acts have rules of their own', () => {
  expect(found(`mutation { actOn(ids: ${literal}) { id } }`)).toBeNull();
});
