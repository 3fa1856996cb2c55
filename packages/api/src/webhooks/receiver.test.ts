import { createSocket } from 'node:dgram';
import { lookup, Resolver as NameServers } from 'node:dns/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { urlFault, type Resolver } from '../platform/outside/reaching.ts';
import { resolveFor } from './names.ts';
import { post } from './receiver.ts';

const loopback = ['127.0.0.0/8'];

const receiver = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) text += String(part);
  return text;
};

test('what is taken with 2xx is taken, with its headers and letter by letter', async () => {
  const seen: { text: string; headers: IncomingMessage['headers'] }[] = [];
  const url = await receiver((request, answer) => {
    void textOf(request).then((text) => { seen.push({ text, headers: request.headers }); answer.writeHead(204).end(); });
  });
  expect(await post(url, { 'webhook-id': 'one', 'content-type': 'application/json' }, '{"тикет":1}', loopback)).toEqual({ status: 204, code: null, fault: null, retryAfterMilliseconds: 0 });
  expect(seen).toMatchObject([{ text: '{"тикет":1}', headers: { 'webhook-id': 'one', 'content-type': 'application/json' } }]);
});

test('a redirection into the house is not followed', async () => {
  let insideAsked = 0;
  const inside = await receiver((_request, answer) => { insideAsked += 1; answer.end(); });
  const url = await receiver((_request, answer) => { answer.writeHead(302, { location: inside }).end(); });
  expect(await post(url, {}, '{}', loopback)).toMatchObject({ status: 302, code: 'REDIRECTED', fault: 'answered 302: redirections are not followed' });
  expect(insideAsked).toBe(0);
});

test('a name that leads into the house is refused when it is resolved, whatever it led to before', async () => {
  const url = await receiver((_request, answer) => { answer.end(); });
  const { port } = new URL(url);
  const began = performance.now();
  // the URL itself is sound here: only the look at what the name leads to can tell
  expect(urlFault(`http://localhost:${port}/`, ['10.0.0.0/8'])).toBeNull();
  expect(await post(`http://localhost:${port}/`, {}, '{}', ['10.0.0.0/8'])).toMatchObject({ status: null, code: 'FORBIDDEN_NETWORK', fault: expect.stringContaining('not open to the desk') });
  expect(performance.now() - began).toBeLessThan(1000);
  expect((await post(`http://localhost:${port}/`, {}, '{}', ['127.0.0.0/8', '::1/128'])).fault).toBeNull();
});

test('a refusal tells its status and how long to wait; nobody there tells what is wrong', async () => {
  const url = await receiver((_request, answer) => { answer.writeHead(503, { 'retry-after': '120' }).end('x'.repeat(100_000)); });
  expect(await post(url, {}, '{}', loopback)).toEqual({ status: 503, code: 'REFUSED', fault: 'answered 503', retryAfterMilliseconds: 120_000 });
  expect(await post('http://127.0.0.1:9/', {}, '{}', loopback)).toMatchObject({ status: null, code: 'NO_CONNECTION', fault: 'no connection: ECONNREFUSED' });
});

/** Somebody of the house at every address of this machine, who counts whoever knocks. */
const house = async (): Promise<{ port: number; knocks: () => number }> => {
  let knocked = 0;
  const [first, second] = [createServer((_request, answer) => answer.end()), createServer((_request, answer) => answer.end())];
  const servers = [first, second];
  for (const server of servers) server.on('connection', () => { knocked += 1; });
  await new Promise<void>((listening) => { first.listen(0, '127.0.0.1', listening); });
  const { port } = first.address() as AddressInfo;
  // a machine without IPv6 has no such door
  await new Promise<void>((done) => { second.on('error', () => done()).listen(port, '::1', done); });
  onTestFinished(() => { for (const server of servers) { server.closeAllConnections(); server.close(); } });
  return { port, knocks: () => knocked };
};
/** A name server that gives these answers one after the other, and the last one from then on. */
const answering = (...answers: string[][]): { resolve: Resolver; asked: () => number } => {
  let asked = 0;
  return {
    resolve: (_name, _options, callback) => {
      const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    },
    asked: () => asked,
  };
};
/** Networks of the house that were named: one address of this machine, and no other. */
const named = ['127.0.0.2/32'];
/** What it answers each time, the same; the median of three takes less than a tenth of a second. */
const within = async <T>(work: () => Promise<T>): Promise<T> => {
  const took: number[] = [];
  let result = await work();
  for (let time = 0; time < 3; time += 1) {
    const before = performance.now();
    result = await work();
    took.push(performance.now() - before);
  }
  expect(took.toSorted((one, other) => one - other)[1]).toBeLessThan(100);
  return result;
};

test.each([
  ['one address, of the house', ['127.0.0.1']],
  ['two, the first of which is open', ['127.0.0.2', '127.0.0.1']],
  ['two, the last of which is open', ['127.0.0.1', '127.0.0.2']],
  ['an open A and an AAAA of the house', ['127.0.0.2', '::1']],
  ['an open A and an AAAA that is the house in other clothes', ['127.0.0.2', '::ffff:127.0.0.1']],
  ['an open A and the cloud’s own address', ['127.0.0.2', '169.254.169.254']],
  ['none', []],
])('a name with %s is refused within a tenth of a second, and nobody of the house is knocked at', async (_which, addresses) => {
  const { port, knocks } = await house();
  const { resolve } = answering(addresses);
  expect(await within(() => post(`http://hooks.example:${port}/`, {}, '{}', named, resolve))).toMatchObject({ status: null, fault: 'hooks.example leads into a network that is not open to the desk' });
  expect(await within(() => post(`https://hooks.example:${port}/`, {}, '{}', named, resolve))).toMatchObject({ status: null, fault: 'hooks.example leads into a network that is not open to the desk' });
  expect(knocks()).toBe(0);
});

test('a name that changes its answer is asked once for each connection, and led nowhere but to the address that was looked at', async () => {
  const { port, knocks } = await house();
  let taken = 0;
  const open = createServer((_request, answer) => { taken += 1; answer.writeHead(200, { connection: 'close' }).end(); });
  await new Promise<void>((listening) => { open.listen(port, '127.0.0.2', listening); });
  onTestFinished(() => { open.closeAllConnections(); open.close(); });
  const { resolve, asked } = answering(['127.0.0.2'], ['127.0.0.1'], ['127.0.0.2', '127.0.0.1']);
  const url = `http://rebinding.example:${port}/`;
  expect(await post(url, {}, '{}', named, resolve)).toMatchObject({ status: 200, fault: null });
  expect([asked(), taken]).toEqual([1, 1]);
  for (let time = 0; time < 2; time += 1) expect(await post(url, {}, '{}', named, resolve)).toMatchObject({ fault: expect.stringContaining('not open to the desk') });
  expect([asked(), taken, knocks()]).toEqual([3, 1, 0]);
});

test.each(['http://127.0.0.1', 'http://[::1]', 'http://localhost', 'https://127.0.0.1', '//127.0.0.1'])('a receiver that sends the desk on to %s is left there within a tenth of a second', async (place) => {
  const { port, knocks } = await house();
  const url = await receiver((_request, answer) => { answer.writeHead(302, { location: `${place}:${port}/` }).end(); });
  expect(await within(() => post(url, {}, '{}', loopback))).toMatchObject({ status: 302, code: 'REDIRECTED', fault: 'answered 302: redirections are not followed' });
  expect(knocks()).toBe(0);
});

test('names whose servers do not answer hold up nobody else, and are said to be not found', async () => {
  const silent = createSocket('udp4');
  let asked = 0;
  silent.on('message', () => { asked += 1; });
  await new Promise<void>((bound) => { silent.bind(0, '127.0.0.1', bound); });
  onTestFinished(() => { silent.close(); });
  const servers = new NameServers({ timeout: 250, tries: 1 });
  servers.setServers([`127.0.0.1:${silent.address().port}`]);
  const attempts = Array.from({ length: 12 }, (_, index) => post(`https://silent-${index}.example/`, {}, '{}', [], resolveFor([], servers)));
  const before = performance.now();
  await lookup('localhost');
  expect(performance.now() - before).toBeLessThan(200);
  expect(await Promise.all(attempts)).toEqual(Array.from({ length: 12 }, () => ({ status: null, code: 'NAME_NOT_FOUND', fault: 'no connection: ETIMEOUT', retryAfterMilliseconds: 0 })));
  expect(asked).toBeGreaterThanOrEqual(12);
});

test('both addresses of a name are looked at; one that no server knows is looked for in the house only where its networks are open', async () => {
  const servers = { resolve4: async (name: string) => { if (name === 'two.example') return ['93.184.216.34']; throw Object.assign(new Error('none'), { code: 'ENOTFOUND', syscall: 'queryA' }); }, resolve6: async (name: string) => { if (name === 'two.example') return ['::1']; throw Object.assign(new Error('none'), { code: 'ENODATA', syscall: 'queryAaaa' }); } } as unknown as NameServers;
  expect(await post('https://two.example/', {}, '{}', [], resolveFor([], servers))).toMatchObject({ code: 'FORBIDDEN_NETWORK' });
  expect(await post('https://nobody.invalid/', {}, '{}', [], resolveFor([], servers))).toMatchObject({ code: 'NAME_NOT_FOUND', fault: 'no connection: ENOTFOUND' });
  const url = await receiver((_request, answer) => { answer.end(); });
  expect(await post(url.replace('127.0.0.1', 'localhost'), {}, '{}', ['127.0.0.0/8', '::1/128'], resolveFor(['127.0.0.0/8'], servers))).toMatchObject({ status: 200, code: null });
});
