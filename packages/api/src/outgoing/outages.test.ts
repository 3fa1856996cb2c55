import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import mail from '../mail/index.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { inVolume } from '@reglament/test/volume';
import { Delivery } from './delivery.ts';
import { openWorld, type World } from './testing/world.ts';

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
