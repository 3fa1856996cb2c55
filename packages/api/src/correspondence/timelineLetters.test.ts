import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../access/context.ts';
import { partnerOf, person } from '../access/testing/asking.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { timelineOf } from './timeline.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld();
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const seen = async (ticketId: string, viewer: Context['viewer'] = person('SPECIALIST')) =>
  (await timelineOf({ reader: world.reader, viewer, locale: 'ru' } as Context, ticketId)).filter(({ type }) => type === 'CONFIRMATION' || type === 'NOTICE_NOT_DELIVERED').map(({ type, delivery, params }) => [type, delivery, params.map(({ value }) => value)]);
const letter = async (set: string) => {
  await clock.set(noon);
  const { id } = await world.request();
  await world.rows(`update outgoing_letter set ${set} where ticket_id = $1`, [id]);
  return id;
};
const to = 'roman@ladoga-rk.example';

test.each([
  [`status = 'SENT', sent_at = created_at`, ['CONFIRMATION', 'SENT', []]],
  [`status = 'HELD'`, ['CONFIRMATION', 'HELD', [to, '']]],
  [`status = 'CANCELLED'`, ['CONFIRMATION', 'CANCELLED', [to, '']]],
  [`attempts = 1, last_error = '450 later'`, ['CONFIRMATION', 'WAITING', [to, '450 later']]],
  [`template_key = 'ticket.closed', status = 'FAILED', last_error = 'CONTACT_INACTIVE'`, ['NOTICE_NOT_DELIVERED', 'FAILED', ['ticket.closed', 'Обращение закрыто', to, expect.stringContaining('отмечено неактивным')]]],
  [`template_key = 'ticket.processingStarted', status = 'RETURNED', last_error = '550 5.1.1'`, ['NOTICE_NOT_DELIVERED', 'RETURNED', ['ticket.processingStarted', 'Обработка началась', to, '550 5.1.1']]],
  [`template_key = 'ticket.merged', status = 'SENT', to_address = 'a@x.example, b@x.example', refused = '[{"address":"b@x.example","said":"550"}]', last_error = '550 — b@x.example'`, ['NOTICE_NOT_DELIVERED', 'SENT', ['ticket.merged', 'Обращения объединены', 'b@x.example', '550 — b@x.example']]],
])('staff see on the timeline what became of a letter of the desk: %s (§4.2, R16)', async (set, told) => {
  const id = await letter(set);
  expect(await seen(id)).toEqual([told]);
  expect(await seen(id, partnerOf(world.ladoga))).toEqual(told[1] === 'SENT' && told[0] === 'CONFIRMATION' ? [told] : []);
});

test.each([`status = 'WAITING'`, `template_key = 'ticket.closed', status = 'SENT'`, `template_key = 'ticket.closed', attempts = 3`, `template_key = 'ticket.closed', status = 'HELD'`])('what goes its usual way is not told: %s', async (set) => expect(await seen(await letter(set))).toEqual([]));

test('a confirmation that nobody has tried for a minute is seen; one of which the task tells, once', async () => {
  const id = await letter(`status = 'WAITING'`);
  await clock.set(noon + 60_000);
  expect(await seen(id)).toEqual([['CONFIRMATION', 'WAITING', [to, '']]]);
  await world.rows(`insert into event_log (id, type, subject_type, subject_id, subject_version, actor, payload, occurred_at)
    select gen_random_uuid(), 'ANSWER_NOT_DELIVERED', 'ticket', ticket_id, 1, '{"kind":"SYSTEM"}', jsonb_build_object('letterId', id, 'error', 'DELAYED'), $2 from outgoing_letter where ticket_id = $1`, [id, new Date(clock.now())]);
  expect(await seen(id)).toEqual([]);
});
