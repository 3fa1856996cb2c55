import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { deskOf, told, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

interface Postponement {
  effect: string;
  reason: string;
  reviewOn: string | null;
  body: string;
  testedConfiguration: string | null;
  needed: string | null;
  categoryCode: string | null;
  questionId: string | null;
  askedAt: string | null;
  messageId: string | null;
}

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let specialist: { cookie: string };
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.at('2026-11-24T11:00:00+03:00');
  specialist ??= await system.signIn('SPECIALIST');
});

const contact = 'oscillatorov@ladoga-rk.example';
const asked = async (): Promise<Ticket> => {
  const { ticket } = await mailbox.comes({ from: contact, subject: 'Модуль молчит', text: 'Не отвечает по UART.' });
  return desk.ticket({ id: ticket?.id ?? '' });
};
const tried = { reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд 3, МПО 2.5.0', body: 'Ошибка не повторилась на стенде.' };
const postpone = (ticket: Pick<Ticket, 'id'>, input: Record<string, unknown> = {}, asker: Asker = specialist) => desk.act('postponeTicket', { ticketId: ticket.id, ...tried, ...input }, asker);
const refuse = (ticket: Pick<Ticket, 'id'>, input: Record<string, unknown> = {}, asker: Asker = specialist) => desk.act('refuseTicket', { ticketId: ticket.id, ...tried, ...input }, asker);
/** The desk's own of a decision. */
const proof = 'testedConfiguration needed categoryCode questionId askedAt messageId';
const postponementsOf = async ({ id }: Pick<Ticket, 'id'>, asker?: Asker): Promise<Postponement[]> => {
  const { ticket } = await system.get<{ ticket: { postponements: Postponement[] } }>(
    `query($id: ID!) { ticket(id: $id) { postponements { effect reason reviewOn body ${asker === system.partner ? '' : proof} } } }`, { id }, asker);
  return ticket.postponements;
};
const reviewAtOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string | null> => (await system.get<{ ticket: { reviewAt: string | null } }>('query($id: ID!) { ticket(id: $id) { reviewAt } }', { id })).ticket.reviewAt;
const firstMessage = ({ timeline }: Ticket): string => timeline.find(({ type }) => type === 'CLIENT_MESSAGE')?.id ?? '';

describe('§4.13 in the demonstration', () => {
  it('whatever is postponed or refused says why, by what proof and until when', async () => {
    const { tickets } = await system.get<{ tickets: { nodes: { status: string; subject: string; reviewAt: string | null; postponements: Postponement[] }[] } }>(
      '{ tickets(first: 20, filter: { status: [POSTPONED, REJECTED] }) { nodes { status subject reviewAt postponements { effect reason reviewOn testedConfiguration categoryCode messageId } } } }');
    expect(tickets.nodes.map(({ status, postponements }) => `${status}: ${postponements.map(({ effect, reason }) => `${effect} ${reason}`).join(', ')}`).toSorted()).toEqual([
      'POSTPONED: POSTPONED NOT_REPRODUCIBLE', 'REJECTED: REFUSED INCORRECT_OR_UNCONSTRUCTIVE', 'REJECTED: REFUSED OUT_OF_SCOPE', 'REJECTED: REFUSED OUT_OF_SCOPE',
    ]);
    const postponed = tickets.nodes.find(({ status }) => status === 'POSTPONED');
    expect(postponed?.postponements[0]?.testedConfiguration).toContain('20 уходов');
    expect([postponed?.postponements[0]?.reviewOn, postponed?.reviewAt]).toEqual(['2026-12-15', utc('2026-12-15T10:00:00+03:00')]);
    expect(tickets.nodes.flatMap(({ postponements }) => postponements.flatMap(({ categoryCode }) => categoryCode ?? [])).toSorted()).toEqual(['CODE_OPTIMIZATION', 'GENERAL_ENGINEERING']);
  });
});

describe('§4.13 a solution is postponed for a reason, with its proof and a text for the client', () => {
  it('the text answers what is owed (R5), the ticket is postponed, and the act is kept as a record', async () => {
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const { ticket: postponed } = await postpone(ticket);
    expect(postponed).toMatchObject({ status: 'POSTPONED', obligations: [{ kind: 'FIRST', standing: 'MET', answeredAt: utc('2026-11-24T11:00:00+03:00') }] });
    expect(await postponementsOf(ticket)).toMatchObject([{ effect: 'POSTPONED', reason: 'NOT_REPRODUCIBLE', testedConfiguration: tried.testedConfiguration, body: tried.body, reviewOn: '2026-12-22' }]);
    expect(told(await desk.ticket(ticket)).slice(-2)).toMatchObject([
      { type: 'ANSWER', body: tried.body },
      { type: 'POSTPONED', clause: '4.13', params: [{ name: 'reason', value: 'NOT_REPRODUCIBLE' }, { name: 'reviewOn', value: '2026-12-22' }] },
    ]);
  });

  it('the client gets exactly one letter: the text, the reason in words, the day of the review', async () => {
    const ticket = await asked();
    await postpone(ticket, { reviewOn: '2026-12-01' });
    const letters = (await mailbox.lettersOn(ticket)).filter(({ templateKey }) => templateKey !== 'ticket.accepted');
    expect(letters).toMatchObject([{ templateKey: 'ticket.postponed', to: contact, subject: expect.stringContaining(`[${ticket.number}]`) }]);
    for (const part of [tried.body, 'Не воспроизводится на такой же конфигурации', 'п. 4.13', '01.12.2026']) expect(letters[0]?.body).toContain(part);
  });

  it('out of hours it leaves at the next opening, and meets the promise by that moment (§4.6)', async () => {
    const ticket = await asked();
    await system.at('2026-11-24T20:00:00+03:00');
    const { ticket: held } = await postpone(ticket);
    const opening = utc('2026-11-25T10:00:00+03:00');
    expect(held?.obligations).toMatchObject([{ answeredAt: opening }]);
    expect(await mailbox.lettersOn(ticket, 'ticket.postponed')).toMatchObject([{ status: 'WAITING', sendAfter: opening }]);
  });

  it('nothing is paused: what the client adds opens a promise with the full term, and the ticket stays postponed (R8)', async () => {
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await postpone(ticket);
    expect(await desk.clientWrites(ticket)).toMatchObject({ status: 'POSTPONED', obligations: [{ kind: 'FIRST' }, { kind: 'FOLLOW_UP', dueAt: utc('2026-11-26T11:00:00+03:00') }] });
  });
});

describe('§4.13 each reason stands on its own proof', () => {
  it('insufficient data: a question that was asked and has left', async () => {
    const ticket = await desk.clientAsks();
    const questioned = await desk.answer(ticket, specialist, { body: 'Какая версия?', question: true });
    const questionId = questioned.timeline.find(({ type }) => type === 'ANSWER')?.id;
    await system.at('2026-11-25T11:00:00+03:00');
    expect((await postpone(ticket, { reason: 'INSUFFICIENT_DATA', testedConfiguration: null, questionId })).userErrors).toEqual([]);
    expect(await postponementsOf(ticket)).toMatchObject([{ questionId, askedAt: utc('2026-11-24T11:00:00+03:00') }]);
  });

  it('a plain answer is no question, nor is one that waits for the opening', async () => {
    const ticket = await desk.clientAsks();
    const answered = await desk.answer(ticket, specialist);
    const answerId = answered.timeline.find(({ type }) => type === 'ANSWER')?.id;
    const insufficient = { reason: 'INSUFFICIENT_DATA', testedConfiguration: null };
    expect((await postpone(ticket, { ...insufficient, questionId: answerId })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['questionId'], clause: '4.13' }]);
    await system.at('2026-11-24T20:00:00+03:00');
    const held = await desk.answer(ticket, specialist, { body: 'Какая версия?', question: true });
    const heldId = held.timeline.find(({ body }) => body === 'Какая версия?')?.id;
    expect((await postpone(ticket, { ...insufficient, questionId: heldId })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['questionId'] }]);
  });

  it('diagnostics or a release: what is needed', async () => {
    const ticket = await desk.clientAsks();
    await postpone(ticket, { reason: 'NEEDS_DIAGNOSTICS_OR_RELEASE', testedConfiguration: null, needed: 'МПО 2.6.0' });
    expect(await postponementsOf(ticket)).toMatchObject([{ needed: 'МПО 2.6.0' }]);
  });

  it('out of scope: a category that support does not cover (§2.3, §3.13–3.16), never one that it covers', async () => {
    const ticket = await desk.clientAsks();
    const outOfScope = (categoryCode: string) => refuse(ticket, { reason: 'OUT_OF_SCOPE', testedConfiguration: null, categoryCode });
    expect((await outOfScope('SOFTWARE_ERROR')).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['categoryCode'] }]);
    expect((await outOfScope('NONSENSE')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['categoryCode'] }]);
    expect((await outOfScope('THIRD_PARTY')).userErrors).toEqual([]);
  });

  it('incorrect or unconstructive: a message of the client in this ticket, not in another', async () => {
    const [ticket, other] = [await desk.clientAsks(), await desk.clientAsks()];
    const unconstructive = (messageId: string) => postpone(ticket, { reason: 'INCORRECT_OR_UNCONSTRUCTIVE', testedConfiguration: null, messageId });
    expect((await unconstructive(firstMessage(other))).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['messageId'] }]);
    expect((await unconstructive(firstMessage(ticket))).userErrors).toEqual([]);
  });

  it.each([
    ['no proof', { testedConfiguration: ' ' }, { code: 'REASON_NOT_PROVEN', field: ['testedConfiguration'], clause: '4.13' }],
    ['the proof of another reason', { needed: 'МПО 2.6.0' }, { code: 'INVALID_VALUE', field: ['needed'], clause: '4.13' }],
    ['no text', { body: ' ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['body'], clause: '4.13' }],
  ])('%s: refused at its field, and nothing of it remains', async (_what, input, refusal) => {
    const ticket = await desk.ticket(await desk.clientAsks());
    expect((await postpone(ticket, input)).userErrors).toMatchObject([refusal]);
    const untouched = await desk.ticket(ticket);
    expect([untouched.status, untouched.version, untouched.obligations, told(untouched)]).toEqual([ticket.status, ticket.version, ticket.obligations, told(ticket)]);
  });
});

describe('§4.13 what is postponed is taken up again', () => {
  it.each([
    ['today', '2026-11-24', 'REVIEW_NOT_AHEAD'],
    ['a Sunday', '2026-11-29', 'REVIEW_NOT_A_WORKING_DAY'],
    ['in two years', '2028-11-24', 'REVIEW_NOT_AHEAD'],
  ])('on a working day ahead, not %s', async (_what, reviewOn, code) => {
    expect((await postpone(await desk.clientAsks(), { reviewOn })).userErrors).toMatchObject([{ code, field: ['reviewOn'], clause: '4.13' }]);
  });

  it('when the day comes its owner is reminded once; nothing is decided by itself', async () => {
    const ticket = await desk.clientAsks();
    await postpone(ticket, { reviewOn: '2026-12-01' });
    const opening = '2026-12-01T10:00:00+03:00';
    expect(await reviewAtOf(ticket)).toBe(utc(opening));
    const reviewDue = { ids: [ticket.id], reviewDue: true };
    await system.at('2026-12-01T09:59:59+03:00');
    expect(await desk.ticketCount(reviewDue)).toBe(0);
    await system.at(opening);
    const reminders = async () => (await desk.ticket(ticket)).timeline.filter(({ type }) => type === 'REVIEW_DUE');
    await vi.waitUntil(async () => (await reminders()).length > 0, { timeout: 10_000 });
    await system.pass(3 * 86_400);
    expect(await reminders()).toMatchObject([{ at: utc(opening), clause: '4.13' }]);
    expect(await desk.ticketCount(reviewDue)).toBe(1);
    expect(await desk.ticket(ticket)).toMatchObject({ status: 'POSTPONED' });
    await desk.answer(ticket, specialist);
    expect(await desk.ticketCount(reviewDue)).toBe(0);
    expect(await reviewAtOf(ticket)).toBeNull();
  });

  it('postponed anew, it is reminded of the new day', async () => {
    const ticket = await desk.clientAsks();
    await postpone(ticket, { reviewOn: '2026-12-01' });
    await postpone(ticket, { reviewOn: '2026-12-08', body: 'Ещё неделю.' });
    await system.at('2026-12-02T12:00:00+03:00');
    await system.pass(60);
    expect((await desk.ticket(ticket)).timeline.filter(({ type }) => type === 'REVIEW_DUE')).toEqual([]);
    expect((await postponementsOf(ticket)).map(({ reviewOn }) => reviewOn)).toEqual(['2026-12-08', '2026-12-01']);
  });
});

describe('§4.13 a solution is refused in the same way', () => {
  it('the text answers, the ticket is rejected, one letter says why', async () => {
    const ticket = await asked();
    const { ticket: refused } = await refuse(ticket);
    expect(refused).toMatchObject({ status: 'REJECTED', closedAt: utc('2026-11-24T11:00:20+03:00'), obligations: [{ standing: 'MET' }] });
    expect((await mailbox.lettersOn(ticket)).filter(({ templateKey }) => templateKey !== 'ticket.accepted')).toMatchObject([{ templateKey: 'ticket.rejected', to: contact }]);
    expect(await postponementsOf(ticket)).toMatchObject([{ effect: 'REFUSED', reviewOn: null }]);
  });

  it('what the client writes brings it back with a promise of its own (R12)', async () => {
    const ticket = await desk.clientAsks();
    await refuse(ticket);
    expect(await desk.clientWrites(ticket)).toMatchObject({ status: 'IN_PROGRESS', closedAt: null, obligations: [{ kind: 'FIRST' }, { kind: 'FOLLOW_UP' }] });
  });

  it('what has ended is neither postponed nor refused again', async () => {
    const ticket = await desk.clientAsks();
    await refuse(ticket);
    for (const again of [postpone(ticket), refuse(ticket)]) expect((await again).userErrors).toMatchObject([{ code: 'TICKET_CLOSED' }]);
  });
});

describe('§4.13 who sees what', () => {
  it('the client sees the decision, never its proof nor the reminder', async () => {
    const ticket = await desk.clientAsks();
    await postpone(ticket, { reviewOn: '2026-11-25' });
    await system.at('2026-11-25T10:00:00+03:00');
    await vi.waitUntil(async () => (await desk.ticket(ticket)).timeline.some(({ type }) => type === 'REVIEW_DUE'), { timeout: 10_000 });
    expect(await postponementsOf(ticket, system.partner)).toMatchObject([{ effect: 'POSTPONED', reason: 'NOT_REPRODUCIBLE', body: tried.body }]);
    for (const field of proof.split(' ')) expect(clientsCanAsk(`{ ticket(id: 1) { postponements { ${field} } } }`), field).toBe(false);
    expect((await desk.ticket(ticket, system.partner)).timeline.map(({ type }) => type)).not.toContain('REVIEW_DUE');
  });

  it('a registrar may not; the refusal says who grants it', async () => {
    expect((await postpone(await desk.clientAsks(), {}, await system.signIn('REGISTRAR'))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('how often each reason was used is counted', async () => {
    const use = async () => {
      const { postponementUse } = await system.get<{ postponementUse: { reason: string; postponed: number; refused: number }[] }>(
        '{ postponementUse(from: "2026-11-01T00:00:00Z", until: "2027-01-01T00:00:00Z") { reason postponed refused } }', {}, await system.signIn('SUPPORT_HEAD'));
      return postponementUse.find(({ reason }) => reason === 'NEEDS_DIAGNOSTICS_OR_RELEASE');
    };
    const before = await use();
    const needed = { reason: 'NEEDS_DIAGNOSTICS_OR_RELEASE', testedConfiguration: null, needed: 'МПО 2.6.0' };
    await postpone(await desk.clientAsks(), needed);
    await refuse(await desk.clientAsks(), needed);
    expect(await use()).toEqual({ reason: 'NEEDS_DIAGNOSTICS_OR_RELEASE', postponed: (before?.postponed ?? 0) + 1, refused: (before?.refused ?? 0) + 1 });
  });
});
