import { HttpError } from 'ra-core';
import { expect, test } from 'vitest';
import { Fault, fieldErrorsOf, refusalFault, toFault, type UserError } from './fault.ts';

const graphql = (code: string, message = 'Нет права: закрыть обращение') => ({ graphQLErrors: [{ message, extensions: { code } }] });

test('a fault is an HttpError, and knows itself', () => {
  const fault = new Fault('forbidden', 'x');
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toBeInstanceOf(HttpError);
  expect(fault.status).toBe(403);
});

test.each([
  ['UNAUTHENTICATED', 'unauthenticated', 401], ['FORBIDDEN', 'forbidden', 403], ['NOT_FOUND', 'notFound', 404],
  ['STALE_VERSION', 'conflict', 409], ['BAD_USER_INPUT', 'refused', 422], ['RATE_LIMITED', 'tooMany', 429],
])('the code %s is %s with status %i and keeps the sentence of the server', (code, kind, status) => {
  expect(toFault(graphql(code))).toMatchObject({ kind, status, message: 'Нет права: закрыть обращение' });
});

test('a mistake of the server shows our sentence, not its inside', () => {
  expect(toFault(graphql('INTERNAL_SERVER_ERROR', 'relation "ticket" does not exist'))).toMatchObject({ kind: 'broken', message: 'kit.fault.broken' });
});

test('a lost line is offline, a bare status speaks for itself', () => {
  expect(toFault({ graphQLErrors: [], networkError: new TypeError('Failed to fetch') })).toMatchObject({ kind: 'offline', status: 0, message: 'kit.fault.offline' });
  expect(toFault({ networkError: { statusCode: 401 } })).toMatchObject({ kind: 'unauthenticated', message: 'kit.fault.unauthenticated' });
  expect(toFault({ networkError: { statusCode: 502 } })).toMatchObject({ kind: 'broken' });
});

test('the code in the body of a refused request counts more than its status', () => {
  expect(toFault({ networkError: { statusCode: 400, result: { errors: [{ message: 'Войдите', extensions: { code: 'UNAUTHENTICATED' } }] } } })).toMatchObject({ kind: 'unauthenticated', message: 'Войдите' });
});

test('anything else is broken, and a fault stays what it is', () => {
  expect(toFault(new Error('boom'))).toMatchObject({ kind: 'broken', message: 'kit.fault.broken' });
  const fault = new Fault('offline', 'x');
  expect(toFault(fault)).toBe(fault);
});

test('a wrong variable marks its field of the form', () => {
  const extensions = { code: 'BAD_USER_INPUT', refusal: 'REQUIRED_FIELD_MISSING', field: ['input', 'contact', 'phone'], clause: '4.5' };
  expect(toFault({ graphQLErrors: [{ message: 'Нужен телефон', extensions }] }).body).toEqual({ errors: { 'contact.phone': 'Нужен телефон', root: { serverError: 'Нужен телефон' } } });
});

test('a refusal outside of a payload is still a refusal', () => {
  expect(toFault(graphql('INTERVAL_REVERSED', 'Начало интервала позже конца'))).toMatchObject({ kind: 'refused', userErrors: [{ code: 'INTERVAL_REVERSED', field: [], clause: null }] });
});

test('a mistake of the server can be quoted', () => {
  expect(toFault({ graphQLErrors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-17' } }] }).requestId).toBe('r-17');
});

test('refusals keep their path without `input`', () => {
  const errors: UserError[] = [{ code: 'INVALID_VALUE', message: 'Нет', field: ['input', 'contact', 'phone'] }, { code: 'IN_USE', message: 'Занято', field: [] }];
  expect(fieldErrorsOf(errors)).toEqual({ 'contact.phone': 'Нет' });
  expect(refusalFault(errors).message).toBe('Нет\nЗанято');
});
