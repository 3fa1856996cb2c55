import { print } from 'graphql';
import { CREATE, DELETE, GET_LIST, GET_MANY, GET_MANY_REFERENCE, GET_ONE, UPDATE } from 'ra-core';
import { expect, test } from 'vitest';
import { changedValues, orderFieldOf } from './buildQuery.ts';
import { Fault } from './fault.ts';
import { gql } from './gql.ts';
import type { ConsolePlugin } from '../plugin.ts';
import { requestOf } from '../testing/index.ts';

const ROW = gql`fragment ClientRow on Client { id name version }`;
const documents = {
  list: gql`query Clients($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [ClientOrder!]) { clients(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...ClientRow } totalCount } } ${ROW}`,
  one: gql`query Client($id: ID!) { client(id: $id) { ...ClientRow } } ${ROW}`,
  create: gql`mutation CreateClient($input: CreateClientInput!) { createClient(input: $input) { client { ...ClientRow } userErrors { code } } } ${ROW}`,
  update: gql`mutation UpdateClient($input: UpdateClientInput!) { updateClient(input: $input) { client { ...ClientRow } userErrors { code } } } ${ROW}`,
  delete: gql`mutation DeleteClient($input: DeleteClientInput!) { deleteClient(input: $input) { userErrors { code } } }`,
};
const clients = { id: 'clients', api: 1, documents: { clients: documents } } as unknown as ConsolePlugin;
const record = { id: '1', name: 'Восток', version: 4 };

test('a list asks for a page and yields rows and total', () => {
  const { variables, parse } = requestOf(clients, GET_LIST, 'clients', { pagination: { page: 3, perPage: 25 }, sort: { field: 'createdAt', order: 'DESC' }, filter: { active: true } });
  expect(variables).toEqual({ page: { offset: 50, limit: 25 }, filter: { active: true }, orderBy: [{ field: 'CREATED', direction: 'DESC' }] });
  expect(parse({ clients: { nodes: [record], totalCount: 51 } })).toEqual({ data: [record], total: 51 });
});

test("react-admin's sorting by id is no wish of anybody's", () => {
  const { variables } = requestOf(clients, GET_LIST, 'clients', { pagination: { page: 1, perPage: 25 }, sort: { field: 'id', order: 'ASC' }, filter: {} });
  expect(variables).not.toHaveProperty('orderBy');
});

test('variables that the document does not declare are not sent', () => {
  const plain = { ...clients, documents: { clients: { list: gql`query Clients($page: OffsetPageInput) { clients(page: $page) { nodes { id } totalCount } }` } } } as unknown as ConsolePlugin;
  const { variables } = requestOf(plain, GET_LIST, 'clients', { pagination: { page: 1, perPage: 10 }, sort: { field: 'name', order: 'ASC' }, filter: { active: true } });
  expect(variables).toEqual({ page: { offset: 0, limit: 10 } });
});

test('many and references are lists with a filter', () => {
  expect(requestOf(clients, GET_MANY, 'clients', { ids: ['1', '2'] }).variables).toEqual({ filter: { ids: ['1', '2'] }, page: { offset: 0, limit: 2 } });
  expect(requestOf(clients, GET_MANY_REFERENCE, 'clients', { target: 'productId', id: 'p', pagination: { page: 1, perPage: 5 }, sort: { field: 'id', order: 'ASC' }, filter: {} }).variables)
    .toEqual({ filter: { productId: 'p' }, page: { offset: 0, limit: 5 } });
});

test('one record that is not there is a fault of kind notFound', () => {
  const { variables, parse } = requestOf(clients, GET_ONE, 'clients', { id: '1' });
  expect(variables).toEqual({ id: '1' });
  expect(parse({ client: record })).toEqual({ data: record });
  expect(() => parse({ client: null })).toThrow(Fault);
});

test('creating sends the form without what is empty of meaning to the server', () => {
  const { variables, parse } = requestOf(clients, CREATE, 'clients', { data: { name: 'Восток', city: { id: 'c', name: 'Тверь' }, cityId: 'c' } });
  expect(variables).toEqual({ input: { name: 'Восток', cityId: 'c' } });
  expect(parse({ createClient: { client: record, userErrors: [], eventIds: ['e'] } })).toEqual({ data: record });
});

test('updating sends what changed and the version it was seen in', () => {
  const { variables } = requestOf(clients, UPDATE, 'clients', { id: '1', data: { ...record, name: 'Запад' }, previousData: record });
  expect(variables).toEqual({ input: { name: 'Запад', id: '1', expectedVersion: 4 } });
});

test('deleting names the version and yields the record that was', () => {
  const { variables, parse } = requestOf(clients, DELETE, 'clients', { id: '1', previousData: record });
  expect(variables).toEqual({ input: { id: '1', expectedVersion: 4 } });
  expect(parse({ deleteClient: { userErrors: [] } })).toEqual({ data: record });
});

test('refusals mark the fields of a form', () => {
  const { parse } = requestOf(clients, CREATE, 'clients', { data: {} });
  const refused = { createClient: { client: null, userErrors: [
    { code: 'REQUIRED_FIELD_MISSING', message: 'Заполните поле «Имя»', field: ['input', 'name'] }, { code: 'IN_USE', message: 'Занято', field: [] },
  ] } };
  const failure = ((): unknown => { try { return parse(refused); } catch (error) { return error; } })();
  expect(failure).toMatchObject({ kind: 'refused', status: 422, message: 'Заполните поле «Имя»\nЗанято', body: { errors: { name: 'Заполните поле «Имя»', root: { serverError: 'Заполните поле «Имя»\nЗанято' } } } });
});

test('a resource without a document says which one is missing', () => {
  expect(() => requestOf({ id: 'x', api: 1 } as ConsolePlugin, GET_LIST, 'clients', { filter: {} })).toThrow('The resource clients has no document "list"');
});

test.each([['name', 'NAME'], ['dueAt', 'DUE'], ['sla.dueAt', 'DUE'], ['validFrom', 'VALID_FROM'], ['createdAt', 'CREATED']])('the order field of %s is %s', (source, field) => {
  expect(orderFieldOf(source)).toBe(field);
});

test('changed values leave out records, lists of records and bookkeeping', () => {
  expect(changedValues({ id: '1', version: 2, __gone: true, a: 1, b: [1], client: { id: 'c' }, contacts: [{ id: 'x' }], same: 'y' }, { same: 'y', b: [2] })).toEqual({ a: 1, b: [1] });
});

test('a foreign plugin adds fields to the record of a list and of a page', () => {
  const extended = { ...clients, extend: { clients: { on: ['list', 'one'], selection: gql`fragment Hello on Client { greeting }` } } } as unknown as ConsolePlugin;
  const list = print(requestOf(extended, GET_LIST, 'clients', { filter: {} }).document);
  expect(list.replace(/\s+/g, ' ')).toContain('nodes { ...ClientRow ...Hello }');
  expect(list.replace(/\s+/g, ' ')).toContain('fragment Hello on Client { greeting }');
  expect(print(requestOf(extended, GET_ONE, 'clients', { id: '1' }).document).replace(/\s+/g, ' ')).toContain('client(id: $id) { ...ClientRow ...Hello }');
});
