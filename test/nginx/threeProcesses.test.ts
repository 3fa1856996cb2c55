import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { addClientMessage, connect, createTicket, ticketEvents } from '@reglament/schema/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { deskOf, type Ticket } from '../support/desk.ts';
import { filesIn } from '../support/files.ts';
import { startNginx, type Nginx } from '../support/nginx.ts';
import { reachedBy, startServerOn, startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

/** Three processes on one database, as docs/scaling.md says; whoever asks knows one address. */
let processes: System[];
let nginx: Nginx;
let system: System;
beforeAll(async () => {
  const settings = { TRUSTED_PROXIES: '127.0.0.1', API_POINTS_PER_SECOND: '10' };
  const first = await startSystem(settings);
  processes = [first, await startServerOn(first.dataDir, settings), await startServerOn(first.dataDir, settings)];
  await Promise.all(processes.map((one) => one.at('2026-11-24T11:00:00+03:00')));
  nginx = await startNginx(processes.map(({ server }) => server.port));
  system = reachedBy(first, nginx.url);
});
afterAll(async () => {
  await nginx.stop();
  for (const one of processes.toReversed()) await one.stop();
});

const addresses = (): string[] => processes.map(({ server }) => `127.0.0.1:${server.port}`);
const ask = (query: string, headers: Record<string, string>, variables: Record<string, unknown> = {}, path = '/graphql'): Promise<Response> =>
  fetch(`${nginx.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });

describe('three processes behind one address', () => {
  it('share the work; whoever signed in by one of them is known to all', async () => {
    const cookie = await system.signIn('SPECIALIST');
    const asked = await Promise.all(Array.from({ length: 30 }, async () => {
      const response = await ask('{ viewer { role } }', cookie);
      return { by: response.headers.get('x-process') ?? '', answer: await response.json() as unknown };
    }));
    expect(new Set(asked.map(({ by }) => by))).toEqual(new Set(addresses()));
    expect(asked.map(({ answer }) => answer)).toEqual(asked.map(() => ({ data: { viewer: { role: 'SPECIALIST' } } })));
  });

  it('tell one order of events to sockets that end at each of them', async () => {
    const streams = await Promise.all(Array.from({ length: 3 }, () => followTicketsFromNow(system.socket())));
    const desk = deskOf(system);
    const ticket = await desk.done('createTicket', { clientId: (await someClient()).id, subject: 'По трём дорогам', body: 'Текст' });
    await Promise.all(Array.from({ length: 30 }, (_, index) => desk.act('addInternalNote', { ticketId: ticket.id, body: `Заметка ${index}` })));
    const { eventIds } = await desk.act('addInternalNote', { ticketId: ticket.id, body: 'Конец' });
    const seen = await Promise.all(streams.map(async (stream) => eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.id === eventIds[0])).filter(({ ticketId, type }) => ticketId === ticket.id && type === 'INTERNAL_NOTE_ADDED').map(({ id }) => id)));
    expect(seen[0]).toHaveLength(31);
    expect(seen).toEqual([seen[0], seen[0], seen[0]]);
    await Promise.all(streams.map((stream) => stream.end()));
  });

  it('count what a key spends as one', async () => {
    const list = 'query($first: Int) { tickets(first: $first) { nodes { id client { id } } } }';
    const answers = await Promise.all(Array.from({ length: 9 }, () => ask(list, { authorization: `Bearer ${system.partner.key}` }, { first: 100 }, '/client/graphql')));
    // a thousand points at once are four such lists, whoever answers
    expect([200, 429].map((status) => answers.filter((answer) => answer.status === status).length)).toEqual([4, 5]);
    expect(new Set(answers.map(({ headers }) => headers.get('x-process'))).size).toBe(3);
    for (const one of processes) await one.pass(200);
  });

  it('take a file by one and give it by another', async () => {
    const bytes = randomBytes(6 * 1024 * 1024);
    const files = filesIn(system);
    const id = await files.upload('прошивка.bin', bytes);
    const { attachments: [file] } = await system.get<{ attachments: { url: string }[] }>('query($ids: [ID!]!) { attachments(ids: $ids) { url } }', { ids: [id] });
    for (let time = 0; time < 3; time += 1) expect(createHash('sha256').update(Buffer.from(await (await files.fetch(file?.url ?? '')).arrayBuffer())).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('believe nginx where a caller comes from, and nobody else', async () => {
    const signIn = JSON.stringify({ query: 'mutation { signIn(input: { email: "nobody@company.example", password: "wrong" }) { userErrors { code } } }' });
    const from = (localAddress: string, url: string) => new Promise<void>((resolve, reject) => {
      request(url, { method: 'POST', localAddress, headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' } }, (response) => response.resume().on('end', resolve)).on('error', reject).end(signIn);
    });
    const printed = (): string => processes.map(({ server }) => server.output()).join('');
    await from('127.0.0.2', `${nginx.url}/graphql`);
    await vi.waitUntil(() => printed().includes('"peer":"127.0.0.2"'));
    // past nginx, from an address that is no proxy of ours
    await from('127.0.0.3', `${processes[0]?.server.url}/graphql`);
    await vi.waitUntil(() => printed().includes('"peer":"127.0.0.3"'));
    expect(printed()).not.toContain('203.0.113.9');
  });

  it('let in pages of their own address, and no others', async () => {
    const opened = (origin: string) => new Promise<string>((resolve) => {
      const socket = new WebSocket(`${nginx.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin });
      socket.on('open', () => resolve('open')).on('unexpected-response', (_, { statusCode }) => resolve(String(statusCode))).on('error', () => undefined);
    });
    expect(await Promise.all([opened(nginx.url), opened('https://elsewhere.example')])).toEqual(['open', '403']);
  });
});

describe('a process that dies', () => {
  it('takes nothing with it: acts are done once, and a client that follows misses nothing', async () => {
    const partner = connect({ url: nginx.url, key: system.partner.key, wait: async () => undefined });
    const { ticket, eventCursor } = await partner.act(createTicket, { input: { subject: 'Процесс пропадёт', body: 'Текст' } });
    const write = (body: string) => partner.act(addClientMessage, { input: { ticketId: ticket?.id ?? '', body } });
    // a stream at each process, one of which will be gone
    const streams = Array.from({ length: 3 }, () => partner.follow(ticketEvents, { after: eventCursor }));
    const expected = [(await write('до')).eventIds[0]];
    const seen = await Promise.all(streams.map(async (stream) => {
      const next = async (): Promise<string> => {
        for (;;) {
          const { value } = await stream.next();
          if (value?.event.type === 'CLIENT_MESSAGE_ADDED') return value.event.id;
        }
      };
      return { next, ids: [await next()] };
    }));
    const lost = processes.pop();
    const [, inFlight] = await Promise.all([lost?.server.kill(), Promise.all(Array.from({ length: 6 }, (_, index) => write(`во время ${index}`)))]);
    expected.push(...inFlight.map(({ eventIds }) => eventIds[0]), (await write('после')).eventIds[0]);
    for (const { next, ids } of seen) while (ids.length < expected.length) ids.push(await next());
    const written = await deskOf(system).ticket(ticket as Pick<Ticket, 'id'>);
    expect(written.timeline.filter(({ type }) => type === 'CLIENT_MESSAGE')).toHaveLength(1 + expected.length);
    for (const { ids } of seen) {
      expect(new Set(ids)).toEqual(new Set(expected));
      expect(ids).toHaveLength(expected.length);
      expect(ids).toEqual(seen[0]?.ids);
    }
    await Promise.all(streams.map((stream) => stream.return()));
  });
});

const someClient = async (): Promise<{ id: string }> => (await system.get<{ clients: { nodes: { id: string }[] } }>('{ clients(first: 1) { nodes { id } } }')).clients.nodes[0] ?? { id: '' };
