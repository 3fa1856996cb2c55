import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(() => system.stop());

/** Tuesday: of HIGH priority at eleven is due on Thursday at eleven. */
const tuesday = '2026-11-24T11:00:00+03:00';
beforeEach(() => system.at(tuesday));

const messagesOf = ({ timeline }: Ticket): string[] => timeline.filter(({ type }) => type === 'CLIENT_MESSAGE').map(({ id }) => id);
const bodiesOf = ({ timeline }: Ticket): (string | null)[] => timeline.filter(({ type }) => type === 'CLIENT_MESSAGE').map(({ body }) => body);
const split = (ticket: Pick<Ticket, 'id'>, messageIds: string[], input: Record<string, unknown> = {}): Promise<Ticket> =>
  desk.done('splitTicket', { ticketId: ticket.id, messageIds, subject: 'Другой вопрос', ...input });
const refusalOf = async (input: Record<string, unknown>, asker?: Asker): Promise<unknown> =>
  (await desk.act('splitTicket', { subject: 'Другой вопрос', ...input }, asker)).userErrors.map(({ code, field, clause }) => ({ code, field, clause }));
const promises = ({ obligations }: Ticket): unknown[] => obligations.map(({ kind, startsAt, dueAt, standing }) => ({ kind, startsAt, dueAt, standing }));
const ledgerOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string[]> => {
  const { ticket } = await system.get<{ ticket: { obligations: { ledger: { change: string }[] }[] } }>('query($id: ID!) { ticket(id: $id) { obligations { ledger { change } } } }', { id });
  return ticket.obligations.flatMap(({ ledger }) => ledger.map(({ change }) => change));
};
/** A question at eleven, and another one at noon on the same ticket. */
const twoQuestions = async (): Promise<Ticket> => {
  const ticket = await desk.clientAsks({ priority: 'HIGH', body: 'Первый вопрос' });
  await system.at('2026-11-24T12:00:00+03:00');
  const both = await desk.clientWrites(ticket, 'Второй вопрос');
  await system.at('2026-11-24T13:00:00+03:00');
  return both;
};

describe('§4.4 a question among others becomes a request of its own (R17)', () => {
  it('what waits keeps its original start in both', async () => {
    const former = await twoQuestions();
    const [, second = ''] = messagesOf(former);
    const fresh = await split(former, [second], { expectedVersion: former.version });
    expect(fresh).toMatchObject({ subject: 'Другой вопрос', status: 'REGISTERED', priority: 'HIGH', receivedAt: utc('2026-11-24T12:00:00+03:00'), registeredAt: utc('2026-11-24T13:00:00+03:00') });
    expect(fresh.number).not.toBe(former.number);
    expect(promises(fresh)).toEqual([{ kind: 'FIRST', startsAt: utc('2026-11-24T12:00:00+03:00'), dueAt: utc('2026-11-26T12:00:00+03:00'), standing: 'ON_TIME' }]);
    const left = await desk.ticket(former);
    expect(left.version).toBe(former.version + 1);
    expect(promises(left)).toEqual([{ kind: 'FIRST', startsAt: utc(tuesday), dueAt: utc('2026-11-26T11:00:00+03:00'), standing: 'ON_TIME' }]);
    expect([bodiesOf(fresh), bodiesOf(left)]).toEqual([['Второй вопрос'], ['Первый вопрос']]);
    expect([await ledgerOf(fresh), await ledgerOf(former)]).toEqual([['OPENED'], ['OPENED']]);
  });

  it('when the oldest goes it takes its due along, and what is left is counted from its own arrival', async () => {
    const former = await twoQuestions();
    const fresh = await split(former, messagesOf(former).slice(0, 1));
    expect(promises(fresh)).toEqual([{ kind: 'FIRST', startsAt: utc(tuesday), dueAt: utc('2026-11-26T11:00:00+03:00'), standing: 'ON_TIME' }]);
    expect(promises(await desk.ticket(former))).toEqual([{ kind: 'FIRST', startsAt: utc('2026-11-24T12:00:00+03:00'), dueAt: utc('2026-11-26T12:00:00+03:00'), standing: 'ON_TIME' }]);
    expect(await ledgerOf(former)).toEqual(['OPENED', 'SPLIT_OFF']);
  });

  it('a follow-up that goes leaves the former request answered as it was', async () => {
    const first = await desk.clientAsks({ body: 'Первый вопрос' });
    await desk.answer(first, system.desk);
    await system.at('2026-11-24T12:00:00+03:00');
    const former = await desk.clientWrites(first, 'Второй вопрос');
    const fresh = await split(former, messagesOf(former).slice(1));
    expect(fresh.obligations).toMatchObject([{ kind: 'FIRST', standing: 'ON_TIME', dueAt: former.obligations[1]?.dueAt }]);
    expect(await desk.ticket(former)).toMatchObject({ status: 'ANSWERED', obligations: [{ standing: 'MET' }, { kind: 'FOLLOW_UP', standing: 'MERGED' }] });
    // what the client writes to the former one later is a follow-up there
    expect((await desk.clientWrites(former)).obligations).toMatchObject([{}, {}, { kind: 'FOLLOW_UP', standing: 'ON_TIME' }]);
  });

  it('a letter that asks two things is copied, and both requests owe an answer to it by one due', async () => {
    const former = await desk.clientAsks({ body: 'Два вопроса сразу' });
    await system.at('2026-11-24T12:00:00+03:00');
    const fresh = await split(former, messagesOf(former), { copy: true });
    expect(promises(fresh)).toEqual(promises(former));
    const left = await desk.ticket(former);
    expect(promises(left)).toEqual(promises(former));
    expect([bodiesOf(fresh), bodiesOf(left)]).toEqual([['Два вопроса сразу'], ['Два вопроса сразу']]);
    expect((await desk.answer(fresh, system.desk)).obligations).toMatchObject([{ standing: 'MET' }]);
    expect((await desk.ticket(former)).obligations).toMatchObject([{ standing: 'ON_TIME' }]);
  });

  it('what was answered already owes nothing in the new request', async () => {
    const former = await twoQuestions();
    const [, second = ''] = messagesOf(former);
    await desk.answer(former, system.desk);
    expect(await split(former, [second])).toMatchObject({ status: 'ANSWERED', obligations: [] });
  });

  it('what was merged by mistake comes apart again', async () => {
    const [survivor, merged] = [await desk.clientAsks({ body: 'Первое' }), await desk.clientAsks({ body: 'Второе' })];
    const whole = await desk.done('mergeTickets', { survivorId: survivor.id, mergedId: merged.id });
    const fresh = await split(whole, messagesOf(whole).slice(1));
    expect([bodiesOf(fresh), bodiesOf(await desk.ticket(survivor))]).toEqual([['Второе'], ['Первое']]);
    expect(promises(fresh)).toEqual(promises(await desk.ticket(survivor)));
  });

  it('a priority that was raised late makes nothing overdue that is split off (R9)', async () => {
    const first = await desk.clientAsks({ priority: 'LOW' });
    await system.at('2026-11-24T12:00:00+03:00');
    const former = await desk.clientWrites(first, 'Второй вопрос');
    await system.at('2026-12-01T11:00:00+03:00');
    await desk.done('changePriority', { ticketId: former.id, priority: 'HIGH' }, system.partner);
    const fresh = await split(former, messagesOf(former).slice(1));
    expect(fresh.obligations).toMatchObject([{ dueAt: utc('2026-12-03T11:00:00+03:00'), standing: 'ON_TIME' }]);
  });
});

describe('§4.4 both requests know of each other', () => {
  it('by a link, on the timeline, and the client by the confirmation of the new number', async () => {
    const head = await system.signIn('SUPPORT_HEAD');
    const letter = await mailbox.comes({ from: 'oscillatorov@ladoga-rk.example', subject: 'Модуль', text: 'Первый вопрос' });
    const former = await desk.ticket({ id: letter.ticket?.id ?? '' });
    const second = await mailbox.comes({ from: 'oscillatorov@ladoga-rk.example', subject: `Re: [${former.number}]`, text: 'Второй вопрос' });
    const fresh = await split(former, messagesOf(await desk.ticket(former)).slice(1));
    const facts = { type: 'SPLIT', clause: '4.4', params: expect.arrayContaining([{ name: 'formerNumber', value: former.number }, { name: 'freshNumber', value: fresh.number }]) };
    expect((await desk.ticket(former)).timeline).toContainEqual(expect.objectContaining(facts));
    expect(fresh.timeline).toContainEqual(expect.objectContaining(facts));
    const { ticket } = await system.get<{ ticket: { links: unknown[] } }>('query($id: ID!) { ticket(id: $id) { links { kind direction ticket { id } } } }', { id: fresh.id });
    expect(ticket.links).toEqual([{ kind: 'SPLIT_FROM', direction: 'FROM', ticket: { id: former.id } }]);
    const { outgoingLetters } = await system.get<{ outgoingLetters: { nodes: { templateKey: string; body: string }[] } }>('query($id: ID!) { outgoingLetters(first: 5, filter: { ticketId: $id }) { nodes { templateKey body } } }', { id: fresh.id }, head);
    expect(outgoingLetters.nodes).toEqual([{ templateKey: 'ticket.accepted', body: expect.stringContaining(`Вопрос из обращения ${former.number} выделен в отдельное обращение.\nВаше обращение зарегистрировано под номером ${fresh.number}`) }]);
    // the letter itself is listed with the request that has its message now
    const { incomingLetter } = await system.get<{ incomingLetter: { ticket: { id: string } } }>('query($id: ID!) { incomingLetter(id: $id) { ticket { id } } }', { id: second.id }, head);
    expect(incomingLetter.ticket.id).toBe(fresh.id);
  });

  it('the ledger stays whole', async () => {
    expect(await runCommandLine(system.dataDir, ['ledger:verify'])).toMatchObject({ exitCode: 0 });
  });
});

describe('§4.4 a split that cannot be', () => {
  it('leaves nothing behind, names what is not there, or would promise a broken due twice', async () => {
    const former = await twoQuestions();
    const [first = '', second = ''] = messagesOf(former);
    expect(await refusalOf({ ticketId: former.id, messageIds: [first, second] })).toEqual([{ code: 'SPLIT_LEAVES_NOTHING', field: ['messageIds'], clause: '4.4' }]);
    expect(await refusalOf({ ticketId: former.id, messageIds: [] })).toEqual([{ code: 'REQUIRED_FIELD_MISSING', field: ['messageIds'], clause: '4.4' }]);
    expect(await refusalOf({ ticketId: former.id, messageIds: [first, 'нет'] })).toEqual([{ code: 'NOT_FOUND', field: ['messageIds', '1'], clause: '4.4' }]);
    const foreign = messagesOf(await desk.clientAsks());
    expect(await refusalOf({ ticketId: former.id, messageIds: foreign })).toEqual([{ code: 'NOT_FOUND', field: ['messageIds', '0'], clause: '4.4' }]);
    const answer = (await desk.answer(await twoQuestions(), system.desk)).timeline.find(({ type }) => type === 'ANSWER')?.id;
    expect(await refusalOf({ ticketId: former.id, messageIds: [answer] })).toEqual([{ code: 'NOT_FOUND', field: ['messageIds', '0'], clause: '4.4' }]);
    expect(await refusalOf({ ticketId: former.id, messageIds: [second], subject: ' ' })).toEqual([{ code: 'REQUIRED_FIELD_MISSING', field: ['subject'], clause: '4.5' }]);
    expect(await refusalOf({ ticketId: former.id, messageIds: [second], expectedVersion: 1 })).toMatchObject([{ code: 'STALE_VERSION' }]);
    await system.at('2026-11-26T11:30:00+03:00');
    await system.pass(20);
    expect(await refusalOf({ ticketId: former.id, messageIds: [first] })).toEqual([{ code: 'SPLIT_BROKEN_PROMISE', field: ['messageIds'], clause: '4.4' }]);
    expect(await refusalOf({ ticketId: former.id, messageIds: [first], copy: true })).toEqual([{ code: 'SPLIT_BROKEN_PROMISE', field: ['messageIds'], clause: '4.4' }]);
    // the later one is still in time, and goes; the breach stays where it was made
    expect((await split(former, [second])).obligations).toMatchObject([{ standing: 'AT_RISK', dueAt: utc('2026-11-26T12:00:00+03:00') }]);
    expect((await desk.ticket(former)).obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') }]);
    await desk.done('closeTicket', { ticketId: former.id, reason: 'ANSWERED' });
    expect(await refusalOf({ ticketId: former.id, messageIds: [first], copy: true })).toMatchObject([{ code: 'TICKET_CLOSED' }]);
  });
});
