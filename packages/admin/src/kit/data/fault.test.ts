import { HttpError } from 'ra-core';
import { expect, test } from 'vitest';
import { Fault, faultIn, fieldErrorsOf, offlineFault, refusalFault, toFault, type UserError } from './fault.ts';

const answer = (code: string, message = 'Нет права: закрыть обращение', more: object = {}) => ({ errors: [{ message, extensions: { code, ...more } }], data: null });

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
  expect(faultIn(200, answer(code))).toMatchObject({ kind, status, message: 'Нет права: закрыть обращение' });
});

test('a mistake of the server shows our sentence, not its inside', () => {
  expect(faultIn(200, answer('INTERNAL_SERVER_ERROR', 'relation "ticket" does not exist'))).toMatchObject({ kind: 'broken', message: 'kit.fault.broken' });
});

test('a lost line is offline, a bare status speaks for itself', () => {
  expect(offlineFault()).toMatchObject({ kind: 'offline', status: 0, message: 'kit.fault.offline' });
  expect(faultIn(401, null)).toMatchObject({ kind: 'unauthenticated', message: 'kit.fault.unauthenticated' });
  expect(faultIn(502, null)).toMatchObject({ kind: 'broken', message: 'kit.fault.broken' });
});

test('an answer with data is no fault; one without is, whatever its status', () => {
  expect(faultIn(200, { data: { clients: [] } })).toBe(null);
  expect(faultIn(500, { data: {} })).toMatchObject({ kind: 'broken' });
  expect(faultIn(200, {})).toMatchObject({ kind: 'broken' });
});

test('the code in the body of a refused request counts more than its status', () => {
  expect(faultIn(400, answer('UNAUTHENTICATED', 'Войдите'))).toMatchObject({ kind: 'unauthenticated', message: 'Войдите' });
});

test('anything else is broken, and a fault stays what it is', () => {
  expect(toFault(new Error('boom'))).toMatchObject({ kind: 'broken', message: 'kit.fault.broken' });
  const fault = new Fault('offline', 'x');
  expect(toFault(fault)).toBe(fault);
});

test('a wrong variable marks its field of the form', () => {
  const refused = answer('BAD_USER_INPUT', 'Нужен телефон', { refusal: 'REQUIRED_FIELD_MISSING', field: ['input', 'contact', 'phone'], clause: '4.5' });
  expect(faultIn(200, refused)?.body).toEqual({ errors: { 'contact.phone': 'Нужен телефон', root: { serverError: 'Нужен телефон' } } });
});

test('a refusal outside of a payload is still a refusal', () => {
  expect(faultIn(200, answer('INTERVAL_REVERSED', 'Начало интервала позже конца'))).toMatchObject({ kind: 'refused', userErrors: [{ code: 'INTERVAL_REVERSED', field: [], clause: null }] });
});

test('a mistake of the server can be quoted, and its words are there for whoever looks for the cause', () => {
  expect(faultIn(200, answer('INTERNAL_SERVER_ERROR', 'Internal error', { requestId: 'r-17' }))).toMatchObject({ requestId: 'r-17', detail: 'Internal error' });
});

test('refusals keep their path without `input`', () => {
  const errors: UserError[] = [{ code: 'INVALID_VALUE', message: 'Нет', field: ['input', 'contact', 'phone'] }, { code: 'IN_USE', message: 'Занято', field: [] }];
  expect(fieldErrorsOf(errors)).toEqual({ 'contact.phone': 'Нет' });
  expect(refusalFault(errors).message).toBe('Нет\nЗанято');
});
