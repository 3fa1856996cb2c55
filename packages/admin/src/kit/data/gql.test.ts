import { print } from 'graphql';
import { expect, test } from 'vitest';
import { declaredVariables, gql, operationName, rootField } from './gql.ts';

const NAME = gql`fragment Name on Client { name }`;
const ROW = gql`fragment Row on Client { id ...Name } ${NAME}`;

test('a fragment comes in once, however often it is used', () => {
  const document = gql`query Clients { clients { nodes { ...Row ...Name } } } ${ROW} ${NAME}`;
  expect(print(document).match(/fragment \w+/g)).toEqual(['fragment Row', 'fragment Name']);
});

test('a document tells its name, root field and variables', () => {
  const document = gql`mutation Take($input: TakeInput!) { taken: takeTicket(input: $input) { userErrors { code } } }`;
  expect([operationName(document), rootField(document), declaredVariables(document)]).toEqual(['Take', 'taken', ['input']]);
});

test('two root fields are a mistake', () => {
  expect(() => rootField(gql`query Two { a b }`)).toThrow('must select exactly one root field');
});
