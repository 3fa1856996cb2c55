import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { answerTicket } from '../correspondence/answer.ts';
import attachments from '../attachments/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { noteReturn } from './returned.ts';
import { openWorld, type World } from './testing/world.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([attachments]);
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => world.rows('delete from outgoing_letter'));

const waiting = async (): Promise<string[]> =>
  (await desk.get<{ outgoingLetters: { nodes: { id: string }[] } }>(person('REGISTRAR'), '{ outgoingLetters(first: 50, filter: { toAttend: true }) { nodes { id } } }')).outgoingLetters.nodes.map(({ id }) => id);
const dismiss = (letterId: string, viewer: Parameters<Desk['act']>[0] = person('REGISTRAR')) => desk.act(viewer, 'dismissLetter', { letterId }, 'letter { id toAttend }');
/** A ticket with its only letter, which left. */
const sent = async (templateKey: string) => {
  const { id: ticketId } = await world.request();
  const [letter] = await world.rows<{ id: string; header: string }>(`update outgoing_letter set status = 'SENT', sent_at = created_at, template_key = $2 where ticket_id = $1 returning id, message_header_id as header`, [ticketId, templateKey]);
  return { ticketId, letterId: letter?.id ?? '', header: letter?.header ?? '' };
};
const returns = async (templateKey: string) => {
  const letter = await sent(templateKey);
  await world.workshop.perform(systemActor, (work) => noteReturn(work, { named: [letter.header], recipients: [], said: '552 5.2.2 full', permanent: false }));
  return letter;
};

test('what a letter is, the console reads from the server: whether its client waits for it, people wrote it, it arrived (R16, §4.6)', async () => {
  const kinds = [
    ['ticket.accepted', 'SENT', '[]', { isWaitedFor: true, isWrittenByPeople: false, isUnreached: false }],
    ['tor.decision', 'FAILED', '[]', { isWaitedFor: false, isWrittenByPeople: true, isUnreached: true }],
    ['ticket.closed', 'SENT', '[{"address":"a@x.example","said":"550"}]', { isWaitedFor: false, isWrittenByPeople: false, isUnreached: true }],
  ] as const;
  for (const [templateKey, status, refused, is] of kinds) {
    const { letterId } = await sent(templateKey);
    await world.rows('update outgoing_letter set status = $2, refused = $3 where id = $1', [letterId, status, refused]);
    expect(await desk.get(person('REGISTRAR'), `{ outgoingLetter(id: "${letterId}") { isWaitedFor isWrittenByPeople isUnreached } }`)).toEqual({ outgoingLetter: is });
  }
  const { ticketId } = await sent('ticket.accepted');
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId, body: 'Так.' }));
  expect(await desk.get(person('REGISTRAR'), `{ outgoingLetters(first: 1, filter: { ticketId: "${ticketId}", status: [WAITING] }) { nodes { isWaitedFor isWrittenByPeople isUnreached } } }`)).toEqual({ outgoingLetters: { nodes: [{ isWaitedFor: true, isWrittenByPeople: true, isUnreached: false }] } });
});

test('a notice that came back is there until somebody is done with it, once (R16, decision 0047)', async () => {
  const { letterId } = await returns('ticket.processingStarted');
  await sent('ticket.closed');
  expect(await waiting()).toEqual([letterId]);
  for (const viewer of [person('DEVELOPER'), partnerOf(world.ladoga)]) expect((await dismiss(letterId, viewer)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await dismiss(letterId)).toMatchObject({ userErrors: [], letter: { toAttend: false } });
  expect(await waiting()).toEqual([]);
  expect((await dismiss(letterId)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', clause: '4.6' }]);
  expect(await world.rows(`select payload->>'status' as status from event_log where type = 'LETTER_DISMISSED' and subject_id = $1`, [letterId])).toEqual([{ status: 'RETURNED' }]);
});

test('what a client waits for leaves the count with the task of its ticket, not before', async () => {
  const { ticketId, letterId } = await returns('ticket.accepted');
  expect(await waiting()).toEqual([letterId]);
  expect((await dismiss(letterId)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE', message: expect.stringContaining('how the client got') }]);
  await desk.act(person('SPECIALIST'), 'confirmAnswerDelivered', { ticketId, reason: 'По телефону.' }, 'ticket { id }');
  expect(await waiting()).toEqual([]);
  // a later task is of other letters
  await clock.set(clock.now() + 60_000);
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId, body: 'Так.' }));
  const [answer] = await world.rows<{ id: string; header: string }>(`update outgoing_letter set status = 'SENT' where ticket_id = $1 and message_id is not null returning id, message_header_id as header`, [ticketId]);
  await world.workshop.perform(systemActor, (work) => noteReturn(work, { named: [answer?.header ?? ''], recipients: [], said: '552 5.2.2 full', permanent: false }));
  expect(await waiting()).toEqual([answer?.id]);
});

test('an answer that one of several refused is among them, news and what waits are not', async () => {
  const { letterId } = await sent('ticket.processingStarted');
  await world.rows(`update outgoing_letter set refused = '[{"address":"roman@ladoga-rk.example","said":"CONTACT_INACTIVE"}]' where id = $1`, [letterId]);
  expect(await waiting()).toEqual([letterId]);
  const { outgoingLetter } = await desk.get<{ outgoingLetter: { refused: { address: string; said: string }[]; html: string; files: string[] } }>(person('REGISTRAR'), `{ outgoingLetter(id: "${letterId}") { refused { address said } html files } }`);
  expect(outgoingLetter).toMatchObject({ refused: [{ address: 'roman@ladoga-rk.example', said: expect.stringContaining('inactive') }], files: [], html: expect.stringMatching(/^<!doctype html>/) });
  await world.rows('update outgoing_letter set news = true where id = $1', [letterId]);
  expect(await waiting()).toEqual([]);
  await world.rows(`update outgoing_letter set news = false, status = 'WAITING' where id = $1`, [letterId]);
  expect(await waiting()).toEqual([]);
});

test('a letter tells whose words it has and what the server answered that took it (§2.4, §4.2)', async () => {
  const { letterId } = await sent('ticket.accepted');
  const asked = () => desk.get(person('REGISTRAR'), `{ outgoingLetter(id: "${letterId}") { regulationNumber serverAnswer } }`);
  const [{ number } = { number: '' }] = await world.rows<{ number: string }>(`select number from regulation_version where status <> 'DRAFT' order by effective_from desc limit 1`);
  expect(await asked()).toEqual({ outgoingLetter: { regulationNumber: number, serverAnswer: null } });
  await world.rows(`update outgoing_letter set server_answer = '250 2.0.0 queued as 4Xy' where id = $1`, [letterId]);
  expect(await asked()).toEqual({ outgoingLetter: { regulationNumber: number, serverAnswer: '250 2.0.0 queued as 4Xy' } });
});

test('a letter with which somebody was done for one address is there again when it comes back from another', async () => {
  const { ticketId, letterId, header } = await sent('ticket.accepted');
  await world.rows(`update outgoing_letter set to_address = 'roman@ladoga-rk.example, marina@ladoga-rk.example', refused = '[{"address":"marina@ladoga-rk.example","said":"550"}]' where id = $1`, [letterId]);
  expect((await dismiss(letterId)).userErrors).toEqual([]);
  expect(await waiting()).toEqual([]);
  await world.workshop.perform(systemActor, (work) => noteReturn(work, { named: [header], recipients: [{ address: 'roman@ladoga-rk.example', said: '552 5.2.2 full', permanent: false }], said: null, permanent: false }));
  expect(await world.rows('select undelivered_at is not null as task from ticket where id = $1', [ticketId])).toEqual([{ task: true }]);
  expect(await waiting()).toEqual([letterId]);
});

test('nothing that arrived, and nothing that is none, can be done with', async () => {
  const { letterId } = await sent('ticket.closed');
  expect((await dismiss(letterId)).userErrors).toMatchObject([{ code: 'ACT_NOT_POSSIBLE' }]);
  for (const none of ['x', '', world.roman]) expect((await dismiss(none)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['letterId'] }]);
});
