import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { answerTicket } from '../correspondence/answer.ts';
import mail from '../mail/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { inVolume } from '@reglament/test/volume';
import { Delivery } from './delivery.ts';
import { openWorld, type World } from './testing/world.ts';
import { smtpTransport } from './transport.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const [minute, hour] = [60_000, 3_600_000];

let world: World;
beforeAll(async () => {
  world = await openWorld([mail]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from outgoing_letter');
  await world.rows('delete from event_log');
});

/** What the mail library throws when the server behaves so; `transport.test.ts` holds real servers to it. */
const thrown = (code: string, responseCode?: number, response = 'no') => (): never => {
  throw Object.assign(new Error(response), { code, responseCode, response: responseCode === undefined ? undefined : `${responseCode} ${response}` });
};
const greyListed = (): ((messageId: string) => void) => {
  const first = new Map<string, number>();
  return (messageId) => {
    const since = first.get(messageId) ?? clock.now();
    first.set(messageId, since);
    if (clock.now() < since + 5 * minute) thrown('EENVELOPE', 450, '4.2.0 grey-listed, come again in five minutes')();
  };
};

test.each<[outage: string, fault: (messageId: string) => void, stands: boolean, mostMinutes: number]>([
  ['refuses every connection', thrown('ESOCKET'), true, 5],
  ['shuts down with each greeting (421)', thrown('ECONNECTION', 421, '4.3.2 shutting down'), true, 5],
  ['says nothing until we leave (a tarpit)', thrown('ETIMEDOUT'), true, 5],
  ['shows a certificate that nobody trusts', thrown('ETLS'), true, 5],
  ['lets nobody sign in', thrown('EAUTH', 535, '5.7.8 authentication failed'), true, 5],
  ['puts every letter off (451)', thrown('EENVELOPE', 451, '4.3.0 try again later'), false, 60],
  ['takes each letter after five minutes alone (grey-listing)', greyListed(), false, 60],
])('P10: a mail server that %s for six hours costs no letter, doubles none and mixes none up; whoever leads is told of a standstill', async (_, fault, stands, mostMinutes) => {
  const requests = inVolume(12, 300);
  const handed: { messageId: string; to: string; at: number }[] = [];
  let isOut = true;
  const delivery = new Delivery(world, {
    send: async ({ messageHeaderId: messageId, to }) => {
      if (isOut) fault(messageId);
      handed.push({ messageId, to: to.join(), at: clock.now() });
      return { refused: [] };
    },
    close: () => undefined,
  });
  onTestFinished(() => delivery.stop());
  const passes = async (minutes: number): Promise<void> => {
    for (let passed = 0; passed < minutes; passed += 5) {
      await clock.set(clock.now() + 5 * minute);
      await delivery.run();
    }
  };
  for (let at = 0; at < requests; at += 1) {
    await world.request();
    await passes(Math.floor(((at + 1) * 72) / requests) * 5 - Math.floor((at * 72) / requests) * 5);
  }
  expect(clock.now()).toBe(noon + 6 * hour);
  const said = async () => (await world.rows<{ type: string }>(`select type from event_log where type like 'OUTGOING_MAIL%' order by occurred_at, id`)).map(({ type }) => type);
  expect(await world.rows(`select count(*)::int from outgoing_letter where status = 'FAILED'`)).toEqual([{ count: 0 }]);
  if (stands) {
    expect(handed).toEqual([]);
    expect(await said()).toEqual(['OUTGOING_MAIL_STANDS']);
  }
  isOut = false;
  const back = clock.now();
  await passes(mostMinutes + 5);
  expect(await world.rows('select status, count(*)::int from outgoing_letter group by 1')).toEqual([{ status: 'SENT', count: requests }]);
  expect(new Set(handed.map(({ messageId }) => messageId)).size).toBe(requests);
  expect(handed).toHaveLength(requests);
  expect(Math.max(...handed.map(({ at }) => at)) - back).toBeLessThanOrEqual(mostMinutes * minute);
  if (stands) expect(await said()).toEqual(['OUTGOING_MAIL_STANDS', 'OUTGOING_MAIL_MOVES']);
});

type Stage = 'GREETING' | 'MAIL' | 'RCPT' | 'DATA' | 'END';

/** A mail server that says no more than one line at one stage of each letter, and hangs up after a 421 as servers do, until it takes letters again. */
const mailServerThatSays = async (stage: Stage, line: string) => {
  const server = { isOut: true, tried: [] as number[], taken: [] as { messageId: string; at: number }[], url: '' };
  const door = createServer((socket) => {
    let waiting = '';
    let isText = false;
    const say = (at: Stage | null, usual: string): void => {
      if (at !== stage || !server.isOut) return void socket.write(`${usual}\r\n`);
      server.tried.push(clock.now());
      socket.write(`${line}\r\n`);
      isText = false;
      if (line.startsWith('421')) socket.end();
    };
    const take = (text: string): void => {
      isText = false;
      if (!server.isOut) server.taken.push({ messageId: /^Message-ID:\s*(<[^>]*>)/im.exec(text)?.[1] ?? '', at: clock.now() });
      say('END', '250 taken');
    };
    const command = (said: string): void => {
      const verb = said.slice(0, 4).toUpperCase();
      isText = verb === 'DATA';
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      else if (verb === 'MAIL' || verb === 'RCPT' || verb === 'DATA') say(verb, verb === 'DATA' ? '354 go on' : '250 ok');
      else say(null, '250 ok');
    };
    socket.setEncoding('latin1').on('error', () => undefined).on('data', (chunk: string) => {
      waiting += chunk;
      for (let end = waiting.indexOf(isText ? '\r\n.\r\n' : '\r\n'); end >= 0; end = waiting.indexOf(isText ? '\r\n.\r\n' : '\r\n')) {
        const [text, behind] = [waiting.slice(0, end), isText ? 5 : 2];
        waiting = waiting.slice(end + behind);
        (isText ? take : command)(text);
      }
    });
    say('GREETING', '220 mx.ladoga-rk.example');
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  onTestFinished(() => void door.close());
  server.url = `smtp://127.0.0.1:${(door.address() as AddressInfo).port}`;
  return server;
};

test.each<[Stage, string]>([
  ['GREETING', '421 4.3.2 shutting down'], ['MAIL', '451 4.3.0 queue file write error'], ['MAIL', '421 4.7.0 try later'], ['RCPT', '451 4.7.1 grey-listed'], ['RCPT', '421 4.7.0 too busy'], ['DATA', '451 4.3.5 not now'], ['END', '451 4.3.0 no disk'], ['END', '421 4.4.2 timeout'],
])('a mail server that at the stage %s says «%s» for three hours gets a letter by the steps of retry, then takes it once, and the letter behind it in its ticket right after it; the letter says meanwhile what the server said', async (stage, line) => {
  const server = await mailServerThatSays(stage, line);
  const delivery = new Delivery(world, smtpTransport(server.url)).start();
  onTestFinished(() => delivery.stop());
  await delivery.run();
  const { id } = await world.request();
  await world.rows('delete from outgoing_letter');
  for (const body of ['Первый ответ.', 'Второй ответ.']) await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body }));
  const letters = await world.rows<{ id: string }>('select message_header_id as id from outgoing_letter order by created_at, id');
  expect(letters).toHaveLength(2);
  // half a minute, then twice as long each time, at most an hour
  const steps = [0, 30, 90, 210, 450, 930, 1890, 3810, 7410].map((seconds) => noon + seconds * 1000);
  const back = noon + 11_010_000;
  await delivery.run();
  for (const [at, step] of [...steps.slice(1), back].entries()) {
    await clock.set(step - 1);
    expect(server.tried).toEqual(steps.slice(0, at + 1));
    if (step < back) await clock.set(step);
  }
  expect(await world.rows('select status, attempts, last_error from outgoing_letter order by created_at, id')).toEqual([{ status: 'WAITING', attempts: steps.length, last_error: expect.stringContaining(line) }, { status: 'WAITING', attempts: 0, last_error: null }]);
  expect(server.taken).toEqual([]);

  server.isOut = false;
  await clock.set(back);
  await clock.set(back + minute);
  expect(server.taken).toEqual(letters.map(({ id: messageId }) => ({ messageId, at: back })));
  expect(await world.rows('select status, attempts, last_error from outgoing_letter order by created_at, id')).toEqual([{ status: 'SENT', attempts: steps.length + 1, last_error: null }, { status: 'SENT', attempts: 1, last_error: null }]);
});
