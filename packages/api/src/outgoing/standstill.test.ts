import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '../access/viewer.ts';
import mail from '../mail/index.ts';
import mailboxes from '../mailboxes/index.ts';
import { notificationsOf } from '../notifications/notificationsOf.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { Delivery } from './delivery.ts';
import { isStandstill, standstillNow } from './standstill.ts';
import { openWorld, type World } from './testing/world.ts';
import type { LetterTransport } from './transport.ts';
import { tablesToldFrom } from '../notifications/testing/tablesToldFrom.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

let world: World;
beforeAll(async () => {
  world = await openWorld([mail, mailboxes]);
  for (const table of tablesToldFrom) await world.rows(table);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

let answer: () => void = () => undefined;
const transport: LetterTransport = { send: async () => (answer(), { refused: [] }), close: () => undefined };
const fault = (code: string, responseCode?: number) => () => {
  throw Object.assign(new Error('down'), { code, responseCode, response: 'connect: no route' });
};

let deliveries: Delivery[] = [];
const delivery = (): Delivery => {
  const one = new Delivery(world, transport);
  deliveries.push(one);
  return one;
};
beforeEach(async () => {
  await clock.set(noon);
  answer = () => undefined;
  await world.rows('delete from outgoing_letter');
  await world.rows('delete from event_log');
});
afterEach(async () => {
  await Promise.all(deliveries.map((one) => one.stop()));
  deliveries = [];
});

const said = async () => (await world.rows<{ type: string }>(`select type from event_log where type like 'OUTGOING_MAIL%' order by occurred_at, id`)).map(({ type }) => type);
/** As the relay would have placed them. */
const place = () => world.rows('update event_log set position = placed.at from (select id, row_number() over (order by occurred_at, id) as at from event_log) placed where placed.id = event_log.id and position is null');
const bell = async ({ id }: Viewer) => (await notificationsOf(world.reader, id, clock.now())).nodes.filter(({ kind }) => kind === 'MAIL_STANDS');
const passes = async (minutes: number, ...by: Delivery[]) => {
  for (let at = 0; at < minutes; at += 1) {
    await clock.set(clock.now() + minute);
    for (const one of by) await one.run();
  }
};

test.each([
  ['a server that lets nothing in', { byServer: true, domains: 1 }, false, true],
  ['three domains that all defer', { byServer: false, domains: 3 }, false, true],
  ['one side that takes its time', { byServer: false, domains: 1 }, false, false],
  ['letters that leave meanwhile', { byServer: true, domains: 5 }, true, false],
])('%s', (_, letters, hasSent, expected) => expect(isStandstill(letters, hasSent)).toBe(expected));

describe('a mail server that is away', () => {
  test('is quoted though the oldest letter waits behind the one that was tried: letters to clients go before those to staff', async () => {
    answer = fault('ECONNREFUSED');
    await world.request();
    await world.rows(`insert into outgoing_letter (id, template_key, to_address, subject, body, locale, status, news, message_header_id, deduplication_key, headers, attempts, send_after, next_attempt_at, created_at, version)
      select gen_random_uuid(), 'staff.slaWarning', 'head@company.example', 'Срок под угрозой', 'Срок', 'ru', 'WAITING', false, '<staff@company.example>', 'staff', '{}', 0, $1, $1, $1, 1`, [new Date(noon - minute)]);
    await delivery().run();
    await clock.set(noon + 12 * minute);
    expect(await world.rows(`select attempts > 0 as tried from outgoing_letter where template_key like 'staff.%'`)).toEqual([{ tried: false }]);
    expect(await standstillNow(world.reader)).toMatchObject({ count: 2, since: new Date(noon - minute), said: 'connect: no route' });
  });

  test('is told after ten minutes, once by all processes, to whoever leads, until letters leave again', async () => {
    answer = fault('ECONNREFUSED');
    const { id } = await world.request();
    const [one, another] = [delivery(), delivery()];
    await passes(9, one, another);
    expect([await standstillNow(world.reader), await said()]).toEqual([null, []]);
    await passes(2, one, another);
    const [letter] = await world.rows<{ id: string }>('select id from outgoing_letter where ticket_id = $1', [id]);
    expect(await standstillNow(world.reader)).toMatchObject({ count: 1, since: new Date(noon), letterId: letter?.id, said: 'connect: no route' });
    await place();
    expect(await said()).toEqual(['OUTGOING_MAIL_STANDS']);
    expect(await bell(world.head)).toMatchObject([{ outgoingLetterId: letter?.id, mailboxId: null, ticketId: null, unread: true }]);
    expect(await bell(world.specialist)).toEqual([]);
    answer = () => undefined;
    await passes(20, one, another);
    await place();
    expect(await said()).toEqual(['OUTGOING_MAIL_STANDS', 'OUTGOING_MAIL_MOVES']);
    expect([await standstillNow(world.reader), await bell(world.head)]).toEqual([null, []]);
  });

  test('and a desk that starts anew says that it moves again', async () => {
    answer = fault('ETIMEDOUT');
    await world.request();
    await passes(11, delivery());
    answer = () => undefined;
    await passes(20, delivery());
    expect(await said()).toEqual(['OUTGOING_MAIL_STANDS', 'OUTGOING_MAIL_MOVES']);
  });
});

test('one letter that the other side defers, and an answer that waits for opening hours, are no standstill', async () => {
  answer = fault('EENVELOPE', 450);
  await world.request();
  await passes(15, delivery());
  await world.rows(`update outgoing_letter set attempts = 0, server_away = true, send_after = $1`, [new Date(clock.now() + 3_600_000)]);
  expect(await standstillNow(world.reader)).toBeNull();
});

test('letters that nobody tries to send are one', async () => {
  await world.request();
  await clock.set(noon + 10 * minute);
  expect(await standstillNow(world.reader)).toMatchObject({ count: 1, said: null });
});
