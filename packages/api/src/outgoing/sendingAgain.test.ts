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
import type { LetterTransport, RefusedAddress } from './transport.ts';

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
let refusals: RefusedAddress[] = [];
const transport: LetterTransport = {
  send: async ({ to }) => {
    tried.push([...to]);
    if (said !== null) throw Object.assign(new Error(said), { code: 'EENVELOPE', responseCode: Number(said.slice(0, 3)), response: said });
    return { refused: refusals };
  },
  close: () => undefined,
};
const deliver = async () => {
  delivery ??= new Delivery(world, transport);
  await delivery.run();
};
beforeEach(async () => {
  await clock.set(noon);
  [tried, said, refusals] = [[], null, []];
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

/** An answer to both contacts. */
const toBoth = async () => {
  const { id } = await world.request();
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  await world.rows('delete from outgoing_letter where message_id is null');
  await world.rows(`update outgoing_letter set to_address = $2 where ticket_id = $1 and message_id is not null`, [id, `${roman}, ${marina}`]);
  return id;
};

test('an answer that one of two refused is sent again to that one alone, though the other has it (R16)', async () => {
  const id = await toBoth();
  refusals = [{ address: roman, said: '550 5.7.1 content refused' }];
  await deliver();
  expect([(await letterOf(id))?.status, await task(id)]).toEqual(['SENT', true]);
  [tried, refusals] = [[], []];
  expect(await again((await letterOf(id))?.id)).toMatchObject({ userErrors: [], letter: { status: 'WAITING' } });
  await deliver();
  expect(tried).toEqual([[roman]]);
  expect([(await letterOf(id))?.status, await task(id)]).toEqual(['SENT', false]);
  expect((await again((await letterOf(id))?.id)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
});

test('of several addresses the one that was corrected is the one to which it goes', async () => {
  const id = await toBoth();
  await world.rows(`insert into message (id, ticket_id, side, contact_id, author_name, body, channel, written_at, question, machine, remote_images, remarks)
    select gen_random_uuid(), $1, 'CLIENT', $2, 'Диодова Марина', 'И мне.', 'EMAIL', written_at, false, false, 0, '{}' from message where ticket_id = $1 limit 1`, [id, world.marina]);
  await deliver();
  const letter = await letterOf(id);
  await world.workshop.perform(systemActor, (work) => noteReturn(work, { named: [letter?.message_header_id ?? ''], recipients: [{ address: roman, said: '550 5.1.1', permanent: true }], said: '550 5.1.1', permanent: true }));
  await world.rows(`update contact set email = 'roman.new@ladoga-rk.example' where id = $1`, [world.roman]);
  tried = [];
  expect((await again(letter?.id)).userErrors).toEqual([]);
  await deliver();
  expect(tried).toEqual([['roman.new@ladoga-rk.example']]);
  expect(await letterOf(id)).toMatchObject({ status: 'SENT', to_address: `roman.new@ladoga-rk.example, ${marina}` });
});

test.each([['active = false', 'inactive'], ['letters_stopped_at = now()', 'resume letters']])('a letter that found nobody says why nobody is there: %s', async (set, words) => {
  const { id } = await world.request();
  await world.rows(`update contact set ${set} where id = $1`, [world.roman]);
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
  expect(await letterOf(id)).toMatchObject({ status: 'FAILED', to_address: '' });
  expect((await again((await letterOf(id))?.id)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', message: expect.stringContaining(words) }]);
  await world.rows('update contact set active = true, letters_stopped_at = null where id = $1', [world.roman]);
  expect((await again((await letterOf(id))?.id)).userErrors).toEqual([]);
  expect(await letterOf(id)).toMatchObject({ status: 'WAITING', to_address: roman });
});

describe('the task of undelivered mail is of the whole ticket (R16)', () => {
  const confirmationOf = async (ticketId: string) => (await world.rows<{ id: string; status: string }>(`select id, status from outgoing_letter where ticket_id = $1 and template_key = 'ticket.accepted'`, [ticketId]))[0];
  /** A ticket whose confirmation and answer were both refused. */
  const both = async () => {
    const { id } = await world.request();
    await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Так.' }));
    said = '550 5.7.1 content refused';
    await deliver();
    said = null;
    expect([(await confirmationOf(id))?.status, (await letterOf(id))?.status, await task(id)]).toEqual(['FAILED', 'FAILED', true]);
    return id;
  };

  test.each([['confirmation', 'answer'], ['answer', 'confirmation']])('it stays when the %s arrives, and ends when the %s has arrived, too', async (first) => {
    const id = await both();
    const letters = [(await confirmationOf(id))?.id, (await letterOf(id))?.id];
    for (const [index, letterId] of (first === 'confirmation' ? letters : letters.toReversed()).entries()) {
      await again(letterId);
      await deliver();
      expect(await task(id)).toBe(index === 0);
    }
  });

  test('what was told of as late does not end it either', async () => {
    const { id } = await world.request();
    said = '450 4.7.1 later';
    for (const hours of [0, 5]) {
      await clock.set(noon + hours * 3_600_000);
      await deliver();
    }
    expect(await task(id)).toBe(true);
    await world.rows(`with failed as (insert into outgoing_letter select (jsonb_populate_record(letter, jsonb_build_object('id', gen_random_uuid(), 'message_id', gen_random_uuid(), 'status', 'FAILED', 'template_key', 'ticket.answer', 'deduplication_key', 'x', 'message_header_id', '<x@company.example>'))).* from outgoing_letter letter where ticket_id = $1 returning id, ticket_id)
      insert into event_log (id, type, subject_type, subject_id, subject_version, actor, payload, occurred_at)
      select gen_random_uuid(), 'ANSWER_NOT_DELIVERED', 'ticket', ticket_id, 1, '{"kind":"SYSTEM"}', jsonb_build_object('letterId', id), $2 from failed`, [id, new Date(clock.now())]);
    said = null;
    await clock.set(noon + 8 * 3_600_000);
    await deliver();
    expect((await confirmationOf(id))?.status).toBe('SENT');
    expect(await task(id)).toBe(true);
  });

  test('what staff said how the client got does not keep a later one open', async () => {
    const id = await both();
    await desk.act(person('SPECIALIST'), 'confirmAnswerDelivered', { ticketId: id, reason: 'По телефону.' }, 'ticket { id }');
    expect(await task(id)).toBe(false);
    await clock.set(clock.now() + 60_000);
    said = '550 5.7.1 content refused';
    await again((await letterOf(id))?.id);
    await deliver();
    expect(await task(id)).toBe(true);
    said = null;
    await again((await letterOf(id))?.id);
    await deliver();
    expect([(await confirmationOf(id))?.status, await task(id)]).toEqual(['FAILED', false]);
  });
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
