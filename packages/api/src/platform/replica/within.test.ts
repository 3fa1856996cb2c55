import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { expect, onTestFinished, test } from 'vitest';
import { within } from './within.ts';

test('an answer in time is the answer, a failure or none is null', async () => {
  expect(await within(1_000, Promise.resolve('answer'))).toBe('answer');
  expect(await within(1_000, Promise.reject(new Error('no')))).toBeNull();
  expect(await within(1, new Promise(() => undefined))).toBeNull();
});

test('what has arrived in time counts, though this process was busy for longer', async () => {
  const server = createServer((socket) => socket.end('answer')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const answer = once(socket, 'data').then(String);
  await once(socket, 'connect');
  const asked = within(20, answer);
  // the server and its client are of this process: one turn for the server to answer, then it is busy
  await new Promise(setImmediate);
  for (const until = performance.now() + 60; performance.now() < until;);
  expect(await asked).toBe('answer');
});
