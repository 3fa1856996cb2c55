import { expect, test } from 'vitest';
import { createAttempts } from './attempts.ts';
import { ConsoleClient } from './client.ts';
import { gql } from './gql.ts';

const attemptsAt = () => {
  let [now, keys] = [0, 0];
  return { attempts: createAttempts(() => now, () => `key ${keys += 1}`), pass: (milliseconds: number): void => { now += milliseconds; } };
};
const input = { ticketId: 'a', body: 'Обновите загрузчик', expectedVersion: 4 };

test('what was lost is sent once more as it was, whatever version the screen knows by now', () => {
  const { attempts } = attemptsAt();
  const first = attempts.begin('AnswerTicket', { input });
  attempts.lose('AnswerTicket', first);
  expect(attempts.begin('AnswerTicket', { input: { ...input, expectedVersion: 5 } })).toMatchObject(first);
  expect(attempts.begin('AnswerTicket', { input: { ...input, body: 'Другое' } }).key).not.toBe(first.key);
  expect(attempts.begin('AddInternalNote', { input }).key).not.toBe(first.key);
});

test('once it was answered, or ten minutes later, the same act is meant anew', () => {
  const { attempts, pass } = attemptsAt();
  const first = attempts.begin('AnswerTicket', { input });
  attempts.lose('AnswerTicket', first);
  attempts.end('AnswerTicket', attempts.begin('AnswerTicket', { input }));
  const second = attempts.begin('AnswerTicket', { input: { ...input, expectedVersion: 5 } });
  expect(second).toEqual({ key: 'key 2', variables: { input: { ...input, expectedVersion: 5 } } });
  attempts.lose('AnswerTicket', second);
  pass(10 * 60_000);
  expect(attempts.begin('AnswerTicket', { input }).key).toBe('key 3');
});

const ANSWER = gql`mutation AnswerTicket($input: AnswerTicketInput!) { answerTicket(input: $input) { userErrors { code } } }`;
/** A client whose server takes each act and answers as told. */
const clientOf = (...answers: (() => Response | Promise<Response>)[]) => {
  const keys: (string | null)[] = [];
  const client = new ConsoleClient({ uri: 'http://desk.example/graphql', locale: () => 'ru', patienceMs: 20, fetch: async (_address, options) => {
    keys.push(new Headers(options?.headers).get('idempotency-key'));
    const signal = options?.signal;
    const answer = answers[keys.length - 1] ?? (() => Response.json({ data: { answerTicket: { userErrors: [] } } }));
    return Promise.race([answer(), new Promise<never>((_resolve, reject) => { signal?.addEventListener('abort', () => reject(new Error('aborted'))); })]);
  } });
  return { client, keys, act: () => client.act(ANSWER, { input }).catch((fault: { kind: string }) => fault.kind) };
};
const refusal = (code: string) => () => Response.json({ data: { answerTicket: { userErrors: [{ code }] } } });

test.each([
  ['a broken line', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
  ['a server that never answers', () => new Promise<never>(() => undefined), 'silent'],
  ['a gateway without an answer', () => new Response('', { status: 502 }), 'broken'],
] as const)('%s leaves the key to the next try', async (_what, answer, kind) => {
  const { act, keys } = clientOf(answer);
  expect(await act()).toBe(kind);
  await act();
  await act();
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a try that the lost one still holds up keeps the key; one that was refused does not', async () => {
  const { act, keys } = clientOf(() => Promise.reject(new TypeError('Failed to fetch')), refusal('IDEMPOTENCY_CONCURRENT_REQUEST'), refusal('STALE_VERSION'));
  for (let time = 0; time < 4; time += 1) await act();
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 0, 3]);
});

test('a read that nobody answers is given up with a fault of its own', async () => {
  const { client } = clientOf(() => new Promise<never>(() => undefined));
  await expect(client.run(gql`query Clients { clients { totalCount } }`, {})).rejects.toMatchObject({ kind: 'silent', message: 'kit.fault.silent' });
});
