import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../support/records.ts';
import { deskOf, told, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
});
afterAll(() => system.stop());

/** A request of Monday 11:00 that was answered at 12:00. */
const answeredTicket = async (priority = 'HIGH'): Promise<Ticket> => {
  await system.at('2026-11-23T11:00:00+03:00');
  const ticket = await desk.clientAsks({ priority });
  await system.at('2026-11-23T12:00:00+03:00');
  return desk.answer(ticket, system.desk);
};

describe('§4.12 additional information is answered within the term of its priority', () => {
  it.each([
    ['HIGH', '2026-11-26T11:00:00+03:00'],
    ['MEDIUM', '2026-11-30T11:00:00+03:00'],
    ['LOW', '2026-12-03T11:00:00+03:00'],
  ])('%s: after our answer the next message has the full term again', async (priority, dueAt) => {
    const ticket = await answeredTicket(priority);
    await system.at('2026-11-24T11:00:00+03:00');
    const again = await desk.clientWrites(ticket);
    expect(again.status).toBe('IN_PROGRESS');
    expect(again.obligations).toMatchObject([
      { kind: 'FIRST', standing: 'MET' },
      { kind: 'FOLLOW_UP', priority, startsAt: utc('2026-11-24T11:00:00+03:00'), dueAt: utc(dueAt), standing: 'ON_TIME' },
    ]);
  });

  it('the oldest unanswered message governs: more messages neither extend nor shorten the term (R6)', async () => {
    const ticket = await answeredTicket();
    await system.at('2026-11-24T11:00:00+03:00');
    const first = await desk.clientWrites(ticket, 'Первое');
    await system.at('2026-11-25T17:00:00+03:00');
    const second = await desk.clientWrites(ticket, 'Второе');
    expect(second.obligations.map(({ id, dueAt }) => ({ id, dueAt }))).toEqual(first.obligations.map(({ id, dueAt }) => ({ id, dueAt })));
  });

  it('while the request itself waits, additions open nothing new', async () => {
    await system.at('2026-11-23T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-24T11:00:00+03:00');
    const added = await desk.clientWrites(ticket);
    expect(added.obligations).toEqual(ticket.obligations);
    expect(added).toMatchObject({ status: 'REGISTERED', version: ticket.version + 1 });
  });

  it('a system answers in the name of a person who may answer, and never in its own (R5)', async () => {
    await system.at('2026-11-23T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const records = recordsOf(system);
    const filtrov = await records.staff('filtrov');
    const joins = async (role: string) => records.done<{ id: string; version: number }>('createStaff', 'staff', 'id version', { name: 'Новый', role, email: `${role.toLowerCase()}@new.example` }, await system.signIn('SUPPORT_HEAD'));
    const [registrar, gone] = [await joins('REGISTRAR'), await joins('SPECIALIST')];
    await records.done('deleteStaff', 'staff', 'id', { id: gone.id, expectedVersion: gone.version }, await system.signIn('SUPPORT_HEAD'));
    const answers = async (input: Record<string, unknown>, asker: Asker = system.desk) => (await desk.act('answerTicket', { ticketId: ticket.id, body: 'Ответ', ...input }, asker)).userErrors;
    expect(await answers({})).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['staffId'], clause: '4.6' }]);
    for (const staffId of ['filtrov', '019a0000-0000-7000-8000-000000000001', gone.id]) expect(await answers({ staffId })).toMatchObject([{ code: 'NOT_FOUND', field: ['staffId'] }]);
    for (const [staffId, asker] of [[registrar.id, system.desk], [registrar.id, await system.signIn('SPECIALIST')]] as const) expect(await answers({ staffId }, asker)).toMatchObject([{ code: 'FORBIDDEN', field: ['staffId'] }]);
    expect(await desk.ticket(ticket)).toMatchObject({ version: ticket.version, obligations: [{ standing: 'ON_TIME' }] });

    const decision = { ticketId: ticket.id, reason: 'NOT_REPRODUCIBLE', testedConfiguration: 'Стенд 3', body: 'Не повторилось.' };
    for (const act of ['postponeTicket', 'refuseTicket']) expect((await desk.act(act, decision)).userErrors).toMatchObject([{ code: 'REQUIRED_FIELD_MISSING', field: ['staffId'], clause: '4.13' }]);

    const answered = await desk.done('answerTicket', { ticketId: ticket.id, staffId: filtrov.id, body: 'Проверьте питание.' });
    expect(answered).toMatchObject({ assignee: { name: filtrov.name }, obligations: [{ standing: 'MET' }] });
    expect(answered.timeline.find(({ type }) => type === 'ANSWER')?.author).toEqual({ kind: 'STAFF', name: filtrov.name });
  });

  it('one answer meets it, and the message after that opens the next', async () => {
    const ticket = await answeredTicket();
    await system.at('2026-11-24T11:00:00+03:00');
    await desk.clientWrites(ticket);
    await system.at('2026-11-24T12:00:00+03:00');
    const answered = await desk.answer(ticket, system.desk);
    expect(answered.obligations).toMatchObject([{ standing: 'MET' }, { kind: 'FOLLOW_UP', standing: 'MET', answeredAt: utc('2026-11-24T12:00:00+03:00') }]);
    await system.at('2026-11-24T13:00:00+03:00');
    const third = await desk.clientWrites(ticket);
    expect(third.obligations.at(-1)).toMatchObject({ kind: 'FOLLOW_UP', dueAt: utc('2026-11-26T13:00:00+03:00') });
    expect(third.obligations).toHaveLength(3);
  });

  it('unanswered, it is breached at its due, once', async () => {
    const ticket = await answeredTicket();
    await system.at('2026-11-24T11:00:00+03:00');
    await desk.clientWrites(ticket);
    await system.at('2026-11-26T11:00:00+03:00');
    expect((await desk.ticket(ticket)).obligations.at(-1)).toMatchObject({ breachedAt: null });
    await system.at('2026-11-27T11:00:00+03:00');
    await system.pass(3600);
    const late = await desk.ticket(ticket);
    expect(late.obligations.at(-1)).toMatchObject({ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') });
    expect(late.timeline.filter(({ type }) => type === 'BREACHED')).toHaveLength(1);
  });
});

describe('§4.12 what answers and what does not (R5)', () => {
  it('a question answers, and the ticket waits for the client without a clock (R8)', async () => {
    await system.at('2026-11-23T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const asked = await desk.answer(ticket, system.desk, { body: 'Какая версия?', question: true });
    expect(asked).toMatchObject({ status: 'WAITING_CLIENT', obligations: [{ standing: 'MET' }] });
    await system.at('2026-12-10T11:00:00+03:00');
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ standing: 'MET' }]);
  });

  it('notes, taking and assigning answer nobody', async () => {
    await system.at('2026-11-23T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    const specialist = await system.signIn('SPECIALIST');
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Смотрю' }, specialist);
    await desk.done('takeTicket', { ticketId: ticket.id }, specialist);
    await desk.done('assignTicket', { ticketId: ticket.id, assigneeId: null }, specialist);
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ standing: 'ON_TIME', answeredAt: null, dueAt: utc('2026-11-25T11:00:00+03:00') }]);
  });

  it('closing answers nobody: the promise runs on and breaks (R8)', async () => {
    await system.at('2026-11-23T11:00:00+03:00');
    const ticket = await desk.clientAsks({ priority: 'HIGH' });
    await desk.done('closeTicket', { ticketId: ticket.id, reason: 'WITHDRAWN' });
    await system.at('2026-11-25T11:00:01+03:00');
    expect((await desk.ticket(ticket)).obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-25T11:00:00+03:00') }]);
  });

  it('an auto-reply joins the timeline and opens nothing (R15)', async () => {
    const ticket = await answeredTicket();
    const mailbox = mailboxOf(system);
    await system.pass(60);
    const letter = await mailbox.comes({ from: 'oscillatorov@ladoga-rk.example', subject: `Автоответ: [${ticket.number}]`, text: 'Я в отпуске.', headers: { 'Auto-Submitted': 'auto-replied' } });
    expect(letter).toMatchObject({ outcome: 'JOINED' });
    const after = await desk.ticket(ticket);
    expect(after.timeline.at(-1)).toMatchObject({ type: 'CLIENT_MESSAGE', body: 'Я в отпуске.' });
    expect(after).toMatchObject({ status: 'ANSWERED', obligations: [{ standing: 'MET' }] });
    expect(await mailbox.lettersOn(ticket, 'ticket.followUp')).toEqual([]);
  });
});

describe('§4.12 a "thank you" needs no answer (R7)', () => {
  const thanked = async (): Promise<Ticket> => {
    const ticket = await answeredTicket();
    await system.at('2026-11-24T11:00:00+03:00');
    return desk.clientWrites(ticket, 'Спасибо!');
  };

  it('staff says so with a reason, and the reason is kept', async () => {
    const ticket = await thanked();
    const closed = await desk.done('markAnswerNotRequired', { ticketId: ticket.id, reason: 'Благодарность, вопроса нет' });
    expect(closed.obligations.at(-1)).toMatchObject({ standing: 'NOT_REQUIRED', notRequiredAt: utc('2026-11-24T11:00:00+03:00') });
    expect(closed.timeline.at(-1)).toMatchObject({ type: 'NOT_REQUIRED', clause: '4.12', params: [{ name: 'reason', value: 'Благодарность, вопроса нет' }] });
    await system.at('2026-12-01T11:00:00+03:00');
    expect((await desk.ticket(ticket)).obligations.at(-1)).toMatchObject({ standing: 'NOT_REQUIRED', breachedAt: null });
  });

  it('stays outside the percentage of kept promises', async () => {
    const board = async () => (await system.get<{ slaBoard: { complianceByPriority: { priority: string; met: number; total: number }[] } }>('{ slaBoard { complianceByPriority { priority met total } } }')).slaBoard.complianceByPriority;
    const ticket = await thanked();
    const before = await board();
    await desk.done('markAnswerNotRequired', { ticketId: ticket.id, reason: 'Благодарность' });
    expect(await board()).toEqual(before);
  });

  it.each([
    ['without a reason', async () => ({ ticket: await thanked(), reason: '  ' }), { code: 'REQUIRED_FIELD_MISSING', field: ['reason'], clause: '4.12' }],
    ['for the request itself', async () => ({ ticket: await desk.clientAsks(), reason: 'Спасибо' }), { code: 'ACT_NOT_POSSIBLE', field: ['ticketId'], clause: '4.12' }],
    ['when nothing is owed', async () => ({ ticket: await answeredTicket(), reason: 'Спасибо' }), { code: 'ACT_NOT_POSSIBLE', field: ['ticketId'], clause: '4.12' }],
    ['after the due', async () => {
      const ticket = await thanked();
      await system.at('2026-11-26T11:00:00.001+03:00');
      return { ticket: await desk.ticket(ticket), reason: 'Спасибо' };
    }, { code: 'ACT_NOT_POSSIBLE', field: ['ticketId'], clause: '4.12' }],
  ])('impossible %s', async (_when, arranged, refusal) => {
    const { ticket, reason } = await arranged();
    const { userErrors } = await desk.act('markAnswerNotRequired', { ticketId: ticket.id, reason });
    expect(userErrors).toMatchObject([refusal]);
    expect((await desk.ticket(ticket)).version).toBe(ticket.version);
  });

  it('the last moment for it is the due itself', async () => {
    const ticket = await thanked();
    await system.at('2026-11-26T11:00:00+03:00');
    expect((await desk.done('markAnswerNotRequired', { ticketId: ticket.id, reason: 'Спасибо' })).obligations.at(-1)).toMatchObject({ standing: 'NOT_REQUIRED' });
  });

});

describe('§4.12 a message brings a closed ticket back (R12)', () => {
  it('it returns to work with a follow-up; the first promise stays as it was', async () => {
    const ticket = await answeredTicket();
    const closed = await desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' });
    expect(closed).toMatchObject({ status: 'CLOSED', closingReason: 'ANSWERED' });
    await system.at('2026-11-24T11:00:00+03:00');
    const reopened = await desk.clientWrites(ticket, 'Снова не работает');
    expect(reopened).toMatchObject({ status: 'IN_PROGRESS', closedAt: null, closingReason: null });
    expect(told(reopened).slice(-2)).toMatchObject([{ type: 'CLIENT_MESSAGE', body: 'Снова не работает' }, { type: 'REOPENED', clause: '4.12' }]);
    expect(reopened.obligations).toMatchObject([closed.obligations[0], { kind: 'FOLLOW_UP', dueAt: utc('2026-11-26T11:00:00+03:00') }]);
  });

  it('a letter does the same', async () => {
    const ticket = await answeredTicket();
    await desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' });
    await mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: `Re: [${ticket.number}]`, text: 'Снова не работает' });
    expect(await desk.ticket(ticket)).toMatchObject({ status: 'IN_PROGRESS', obligations: [{ kind: 'FIRST' }, { kind: 'FOLLOW_UP' }] });
  });

  it('after the archive term a letter makes a new request', async () => {
    const ticket = await answeredTicket();
    await desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' });
    await system.at('2027-06-01T11:00:00+03:00');
    const letter = await mailboxOf(system).comes({ from: 'oscillatorov@ladoga-rk.example', subject: `Re: [${ticket.number}]`, text: 'Полгода спустя' });
    expect(letter.outcome).toBe('REGISTERED');
    expect(letter.ticket?.id).not.toBe(ticket.id);
    expect(await desk.ticket(ticket)).toMatchObject({ status: 'CLOSED' });
  });
});
