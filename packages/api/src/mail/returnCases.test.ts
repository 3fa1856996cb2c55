import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import attachments from '../attachments/index.ts';
import { returnMark } from '../outgoing/returnMark.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from './index.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { returnCases, type Returned } from './testing/returnedLetters.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const [roman, marina] = ['roman@ladoga-rk.example', 'marina@ladoga-rk.example'];

let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([attachments, mail]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => world.rows('update contact set hard_returns = 0, letters_stopped_at = null'));

/** A confirmation that has left, to both. */
const sent = async (): Promise<Returned & { ticketId: string }> => {
  const { id: ticketId } = await world.request();
  const [letter] = await world.rows<{ id: string }>(`update outgoing_letter set status = 'SENT', sent_at = created_at, to_address = $2 where ticket_id = $1 returning message_header_id as id`, [ticketId, `${roman}, ${marina}`]);
  return { id: letter?.id ?? '', marks: [roman, marina].map((address) => returnMark(threadKey(), letter?.id ?? '', address)), to: roman, other: marina, ticketId };
};
const countedFor = async (): Promise<string[]> => (await world.rows<{ email: string }>('select email from contact where hard_returns > 0 order by email desc')).map(({ email }) => email);
const counts = async () => (await world.rows<{ tickets: number; letters: number }>('select (select count(*)::int from ticket) as tickets, (select count(*)::int from outgoing_letter) as letters'))[0] ?? { tickets: 0, letters: 0 };
const comes = (raw: Buffer, from = '') => receiveProven(world, raw, { to: ['support@company.example'], receivedAt: clock.now(), from });

test.each(returnCases)('$name (R16, row 38)', async ({ raw, from, outcome, reason, letter, gone }) => {
  const of = await sent();
  const before = await counts();
  const { letterId, ...verdict } = await comes(raw(of), from);
  expect(verdict).toMatchObject({ outcome, reason });
  // nothing that speaks of deliveries makes a request; a person who asks about it is told that the question is here
  expect(await counts()).toEqual({ ...before, letters: before.letters + (outcome === 'JOINED' && reason === null ? 1 : 0) });
  expect(await world.rows('select status from outgoing_letter where message_header_id = $1', [of.id])).toEqual([{ status: letter }]);
  expect(await countedFor()).toEqual(gone.map((who) => of[who]));
  // each stands beside the ticket of the letter that it names
  expect(await world.rows('select ticket_id as "ticketId" from incoming_letter where id = $1', [letterId])).toEqual([{ ticketId: letter === 'RETURNED' || outcome === 'JOINED' ? of.ticketId : null }]);
});

test('three of different servers that say there is no such address stop it (R16)', async () => {
  const different = ['Postfix: unknown user, the headers come back', 'qmail: no mailbox here by that name', 'Yandex: no such user, under a status of policy'];
  for (const [index, name] of different.entries()) {
    await comes(returnCases.find((one) => one.name === name)?.raw(await sent()) ?? Buffer.alloc(0));
    expect(await world.rows('select hard_returns, letters_stopped_at is not null as stopped from contact where id = $1', [world.roman])).toEqual([{ hard_returns: index + 1, stopped: index === 2 }]);
  }
});
