import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { Delivery } from './delivery.ts';
import { openingHours } from './openingHours.ts';
import { noteReturn } from './returned.ts';
import { openWorld, type World } from './testing/world.ts';
import type { LetterTransport } from './transport.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');
const [roman, marina] = ['roman@ladoga-rk.example', 'marina@ladoga-rk.example'];

let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld();
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

let delivery: Delivery | null = null;
let tried: string[][] = [];
let said: string | null = null;
const transport: LetterTransport = {
  send: async ({ to }) => {
    tried.push([...to]);
    if (said !== null) throw Object.assign(new Error(said), { code: 'EENVELOPE', responseCode: 550, response: said });
    return { refused: [] };
  },
  close: () => undefined,
};
const deliver = async () => {
  delivery ??= new Delivery(world, transport);
  await delivery.run();
};
beforeEach(async () => {
  await clock.set(noon);
  [tried, said] = [[], null];
  await world.rows('delete from outgoing_letter');
});
afterEach(async () => {
  await delivery?.stop();
  delivery = null;
  await world.rows('update contact set email = $2, hard_returns = 0, letters_stopped_at = null where id = $1', [world.roman, roman]);
});

const letterOf = async (ticketId: string) => (await world.rows<{ id: string; status: string; message_header_id: string; to_address: string; send_after: Date }>('select * from outgoing_letter where ticket_id = $1 and message_id is not null', [ticketId]))[0];
const task = async (id: string) => (await world.rows<{ task: boolean }>('select undelivered_at is not null as task from ticket where id = $1', [id]))[0]?.task;
const again = (letterId: string | undefined, viewer: Parameters<Desk['act']>[0] = person('REGISTRAR')) => desk.act(viewer, 'sendLetterAgain', { letterId: letterId ?? '' }, 'letter { id status }');
/** An answer that was refused. */
const refused = async () => {
  const { id } = await world.request();
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  await world.rows('delete from outgoing_letter where message_id is null');
  said = '550 5.7.1 content refused';
  await deliver();
  said = null;
  expect([(await letterOf(id))?.status, await task(id)]).toEqual(['FAILED', true]);
  tried = [];
  return id;
};

test('an answer that was refused leaves once more under its Message-ID, and its task ends when it is taken (R16)', async () => {
  const id = await refused();
  const before = await letterOf(id);
  expect(await again(before?.id)).toMatchObject({ userErrors: [], letter: { status: 'WAITING' } });
  expect(await task(id)).toBe(true);
  await deliver();
  expect(tried).toEqual([[roman]]);
  expect(await letterOf(id)).toMatchObject({ status: 'SENT', message_header_id: before?.message_header_id });
  expect(await task(id)).toBe(false);
});

test('it goes to the address that its contact has today, and in opening hours', async () => {
  const id = await refused();
  await world.rows(`update contact set email = 'roman.new@ladoga-rk.example' where id = $1`, [world.roman]);
  await clock.set(Date.parse('2026-11-24T20:00:00Z'));
  await again((await letterOf(id))?.id);
  expect(await letterOf(id)).toMatchObject({ to_address: 'roman.new@ladoga-rk.example', send_after: new Date('2026-11-25T07:00:00Z') });
});

test('of several addresses it goes to the one from which it came back', async () => {
  const { id } = await world.request();
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  await world.rows(`update outgoing_letter set to_address = $2 where ticket_id = $1 and message_id is not null`, [id, `${roman}, ${marina}`]);
  await deliver();
  const letter = await letterOf(id);
  await world.workshop.perform(systemActor, (work) => noteReturn(work, { named: [letter?.message_header_id ?? ''], recipients: [{ address: marina, said: '552 5.2.2 full', permanent: false }], said: '552 5.2.2 full', permanent: false }));
  tried = [];
  await again(letter?.id);
  await deliver();
  expect(tried).toEqual([[marina]]);
  expect(await letterOf(id)).toMatchObject({ status: 'SENT', to_address: `${roman}, ${marina}` });
});

test('what left, waits or is none is refused, and so is a letter to a stopped address, with what to do', async () => {
  const id = await refused();
  const letter = await letterOf(id);
  for (const viewer of [person('DEVELOPER'), partnerOf(world.ladoga)]) expect((await again(letter?.id, viewer)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  for (const letterId of ['x', '', world.roman]) expect((await again(letterId)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['letterId'] }]);
  await world.rows('update contact set letters_stopped_at = $2 where id = $1', [world.roman, new Date(noon)]);
  expect((await again(letter?.id)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', clause: '4.6', message: expect.stringContaining('correct the address') }]);
  await world.rows('update contact set letters_stopped_at = null where id = $1', [world.roman]);
  await again(letter?.id);
  expect((await again(letter?.id)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
  await deliver();
  expect((await again(letter?.id)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
  expect((await letterOf(id))?.status).toBe('SENT');
});

test('nothing is sent again to a contact who left the client', async () => {
  const id = await refused();
  await world.rows('update contact set active = false where id = $1', [world.roman]);
  expect((await again((await letterOf(id))?.id)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
  await world.rows('update contact set active = true where id = $1', [world.roman]);
  expect((await again((await letterOf(id))?.id)).userErrors).toEqual([]);
});

test('a report of the earlier attempt does not keep it from leaving, and counts nobody out (R16)', async () => {
  const id = await refused();
  const letter = await letterOf(id);
  await clock.set(noon + 10 * 3_600_000);
  await again(letter?.id);
  await world.workshop.perform(systemActor, (work) => noteReturn(work, { named: [letter?.message_header_id ?? ''], recipients: [{ address: roman, said: '550 5.1.1', permanent: true }], said: '550 5.1.1', permanent: true }));
  expect(await letterOf(id)).toMatchObject({ status: 'WAITING' });
  expect(await world.rows('select hard_returns from contact where id = $1', [world.roman])).toEqual([{ hard_returns: 0 }]);
  await clock.set(noon + 24 * 3_600_000);
  await deliver();
  expect(tried).toEqual([[roman]]);
  expect(await letterOf(id)).toMatchObject({ status: 'SENT' });
});

test.each([['tor.decision', true], ['channel.unofficial', true], ['tor.registered', false], ['ticket.accepted', false]])('%s sent again at night waits for opening: %s (§4.6)', async (templateKey, waits) => {
  const { id } = await world.request();
  const night = noon + 12 * 3_600_000;
  const [letter] = await world.rows<{ id: string }>(`update outgoing_letter set template_key = $2, ticket_id = null, status = 'FAILED' where ticket_id = $1 returning id`, [id, templateKey]);
  await clock.set(night);
  expect((await again(letter?.id)).userErrors).toEqual([]);
  const [{ at } = { at: new Date(0) }] = await world.rows<{ at: Date }>('select send_after as at from outgoing_letter where id = $1', [letter?.id]);
  expect(at.getTime() > night).toBe(waits);
});

describe('an answer sent again that waits for the opening (§4.6, §6)', () => {
  /** A Saturday, as if it had been a working day when the answer was sent again. */
  const saturday = Date.parse('2026-11-28T07:00:00Z');
  const monday = new Date('2026-11-30T07:00:00Z');
  const waitingForSaturday = async () => {
    const id = await refused();
    await clock.set(Date.parse('2026-11-27T20:00:00Z'));
    await again((await letterOf(id))?.id);
    await world.rows('update outgoing_letter set send_after = $2, next_attempt_at = $2 where ticket_id = $1', [id, new Date(saturday)]);
    return id;
  };

  test('waits for another one when that day is closed', async () => {
    const id = await waitingForSaturday();
    for (const follower of openingHours) await follower.follow(world, {} as PlacedEvent);
    expect(await letterOf(id)).toMatchObject({ status: 'WAITING', send_after: monday });
  });

  test('does not leave on the closed day, whoever missed the change', async () => {
    const id = await waitingForSaturday();
    await clock.set(saturday + 5 * 60_000);
    await deliver();
    expect(tried).toEqual([]);
    expect(await letterOf(id)).toMatchObject({ status: 'WAITING', send_after: monday });
    await clock.set(monday.getTime());
    await deliver();
    expect(tried).toEqual([[roman]]);
  });
});
