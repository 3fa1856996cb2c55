import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc, type Obligation, type Ticket } from '../support/desk.ts';
import { filesIn } from '../support/files.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
import { startServerOn, startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let [filtrov, modulev, head]: { cookie: string }[] = [];
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
  await signInAt('24T11:00');
});
afterAll(() => system.stop());

const november = (time: string): string => `2026-11-${time.length > 8 ? time : `${time}:00`}+03:00`;
const signInAt = async (time: string): Promise<void> => {
  await system.at(november(time));
  [filtrov, modulev, head] = [await system.signIn('filtrov@company.example'), await system.signIn('modulev@company.example'), await system.signIn('SUPPORT_HEAD')];
};
beforeEach(() => system.at(november('24T11:00')));

const by = (asker: Asker | undefined): Asker => asker ?? filtrov ?? null;
/** What the client asks takes the next number, so that no other test's letters are in the way. */
const asks = (request: Record<string, unknown> = {}): Promise<Ticket> => desk.clientAsks({ priority: 'HIGH', ...request });
const answers = (ticket: Pick<Ticket, 'id'>, input: Record<string, unknown> = {}, asker?: Asker): Promise<Ticket> => desk.answer(ticket, by(asker), { undoSeconds: 10, ...input });
const lastAnswerOf = ({ timeline }: Ticket): string => timeline.findLast(({ type }) => type === 'ANSWER')?.id ?? '';
const takesBack = (ticket: Ticket, asker?: Asker): Promise<Ticket> => desk.done('withdrawAnswer', { messageId: lastAnswerOf(ticket) }, by(asker));
const codesOf = async (messageId: string, asker?: Asker): Promise<string[]> => (await desk.act('withdrawAnswer', { messageId }, by(asker))).userErrors.map(({ code }) => code);
const stateOf = ({ status, assignee, takenAt, obligations }: Ticket) => ({ status, assignee, takenAt, obligations });
const letterOf = async (ticket: Pick<Ticket, 'id'>) => (await mailbox.lettersOn(ticket)).filter(({ templateKey }) => templateKey === 'ticket.answer' || templateKey === 'ticket.infoRequest').map(({ status, sendAfter }) => [status, sendAfter]);
const changesOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string[]> =>
  (await system.get<{ ticket: { obligations: { ledger: { change: string }[] }[] } }>('query($id: ID!) { ticket(id: $id) { obligations { ledger { change } } } }', { id }, head)).ticket.obligations.flatMap(({ ledger }) => ledger.map(({ change }) => change));
const draftOf = async ({ id }: Pick<Ticket, 'id'>, asker?: Asker) =>
  (await system.get<{ drafts: { text: string; html: string | null; question: boolean; attachmentIds: string[] }[] }>('query($id: ID!) { drafts(ticketId: $id) { text html question attachmentIds } }', { id }, by(asker))).drafts[0];
const met = ({ answeredAt, standing }: Obligation) => [answeredAt, standing];

describe('§4.6, R5: an answer that waits some seconds', () => {
  it('leaves when they are over, and its promise is met by that moment', async () => {
    const ticket = await answers(await asks());
    expect(await letterOf(ticket)).toEqual([['WAITING', utc(november('24T11:00:10'))]]);
    expect([ticket.status, ...ticket.obligations.map(met)]).toEqual(['ANSWERED', [utc(november('24T11:00:10')), 'ON_TIME']]);
    await system.pass(9);
    expect((await letterOf(ticket))[0]?.[0]).toBe('WAITING');
    await system.pass(1);
    await vi.waitFor(async () => expect((await letterOf(ticket))[0]?.[0]).toBe('SENT'));
    expect((await desk.ticket(ticket)).obligations.map(met)).toEqual([[utc(november('24T11:00:10')), 'MET']]);
    expect(await codesOf(lastAnswerOf(ticket))).toEqual(['ANSWER_HAS_LEFT']);
  });

  it('waits for nobody who did not ask for it, beyond no closing and beyond no due', async () => {
    for (const undoSeconds of [undefined, null, 0]) expect((await answers(await asks(), { undoSeconds })).obligations.map(met)).toEqual([[utc(november('24T11:00')), 'MET']]);
    await system.at(november('24T17:59:55'));
    expect((await answers(await asks())).obligations.map(met)).toEqual([[utc(november('24T17:59:55')), 'MET']]);
    for (const undoSeconds of [-1, 31]) expect((await desk.act('answerTicket', { ticketId: (await asks()).id, body: 'x', undoSeconds }, filtrov)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['undoSeconds'], clause: '4.6' }]);
  });

  it('is not there for the client before it leaves: neither its text nor its files', async () => {
    const file = await filesIn(system).upload('схема.txt', Buffer.from('abc'), filtrov);
    const ticket = await answers(await asks(), { bodyHtml: '<p><b>Ответ</b></p>', attachmentIds: [file] });
    const seen = async () => (await desk.ticket(ticket, system.partner)).timeline.filter(({ type }) => type === 'ANSWER');
    const pageOf = async () => (await fetch(`${system.server.url}/messages/${lastAnswerOf(ticket)}/html`, { headers: { authorization: `Bearer ${system.partner.key}` } })).status;
    const fileOf = async () => (await filesIn(system).fetch(`/attachments/${file}/x`, system.partner)).status;
    expect([(await seen()).length, await pageOf(), await fileOf()]).toEqual([0, 404, 404]);
    await system.pass(10);
    expect([(await seen()).length, await pageOf(), await fileOf()]).toEqual([1, 200, 200]);
  });
});

describe('§4.6: taking it back', () => {
  it('leaves the ticket as it was, cancels the letter, opens the promise again and gives the text back with its files', async () => {
    const before = await asks();
    const file = await filesIn(system).upload('схема.txt', Buffer.from('abc'), filtrov);
    const answered = await answers(before, { bodyHtml: '<p><b>Проверьте</b> питание</p>', question: true, attachmentIds: [file] });
    expect(stateOf(answered)).not.toEqual(stateOf(before));
    await system.pass(9);
    const after = await takesBack(answered);
    expect(stateOf(after)).toEqual(stateOf(before));
    expect(after.timeline.map(({ type }) => type).filter((type) => type === 'ANSWER' || type === 'ANSWER_WITHDRAWN')).toEqual(['ANSWER_WITHDRAWN']);
    expect(await draftOf(before)).toMatchObject({ text: 'Проверьте питание', html: expect.stringContaining('<b>Проверьте</b>'), question: true, attachmentIds: [file] });
    expect(await changesOf(before)).toEqual(['OPENED', 'HELD', 'WITHDRAWN']);
    await system.pass(60);
    expect((await letterOf(before)).map(([status]) => status)).toEqual(['CANCELLED']);
    // it can be sent anew with its file, and answers then
    await answers(before, { undoSeconds: 0, attachmentIds: [file] });
    expect((await desk.ticket(before)).obligations.map(met)).toEqual([[utc(november('24T11:01:09')), 'MET']]);
    expect(await codesOf(lastAnswerOf(answered))).toEqual(['NOT_FOUND']);
  });

  it('works as well for one that is held for the opening, and the client reads nothing of it', async () => {
    await system.at(november('24T19:00'));
    const before = await asks();
    const answered = await answers(before);
    expect(await letterOf(before)).toEqual([['WAITING', utc(november('25T10:00'))]]);
    await signInAt('25T09:59:59');
    expect(stateOf(await takesBack(answered))).toEqual(stateOf(before));
    await system.pass(3600);
    expect((await letterOf(before)).map(([status]) => status)).toEqual(['CANCELLED']);
    expect((await desk.ticket(before, system.partner)).timeline.map(({ type }) => type)).not.toContain('ANSWER_WITHDRAWN');
  });

  it('is for its author and for a head, who gets the text; what was begun meanwhile stands below it', async () => {
    const answered = await answers(await asks());
    expect(await codesOf(lastAnswerOf(answered), modulev)).toEqual(['FORBIDDEN']);
    expect(await codesOf(lastAnswerOf(answered), system.desk)).toEqual(['FORBIDDEN']);
    await system.get('mutation($input: SaveDraftInput!) { saveDraft(input: $input) { userErrors { code } } }', { input: { ticketId: answered.id, mode: 'ANSWER', text: 'Начатое' } }, head);
    await takesBack(answered, head);
    expect([await draftOf(answered), (await draftOf(answered, head))?.text]).toEqual([undefined, 'Проверьте питание модуля.\n\nНачатое']);
  });

  it('is impossible for the text of a decision, which stands with its reason', async () => {
    await system.at(november('24T19:00'));
    const refused = await desk.done('refuseTicket', { ticketId: (await asks()).id, reason: 'OUT_OF_SCOPE', categoryCode: 'CODE_OPTIMIZATION', body: 'Оптимизация кода не входит в поддержку.' }, filtrov);
    expect(await codesOf(lastAnswerOf(refused))).toEqual(['ACT_NOT_POSSIBLE']);
    for (const messageId of ['x', refused.id]) expect(await codesOf(messageId)).toEqual(['NOT_FOUND']);
  });
});

describe('R5, R6: what happened meanwhile', () => {
  it('the client wrote again: the oldest unanswered message governs, by its own due', async () => {
    await system.at(november('24T19:00'));
    const before = await asks();
    const answered = await answers(before);
    await desk.clientWrites(before);
    await system.at(november('24T22:00'));
    const after = await takesBack(answered);
    expect(after.obligations).toMatchObject([{ kind: 'FIRST', dueAt: before.obligations[0]?.dueAt, answeredAt: null, standing: 'ON_TIME' }, { kind: 'FOLLOW_UP', standing: 'MERGED' }]);
    await answers(before, { sendNow: true, undoSeconds: 0 }, head);
    expect((await desk.ticket(before)).obligations.map(({ standing }) => standing)).toEqual(['MET', 'MERGED']);
  });

  it('a colleague answered too: the promise is met by the answer that still leaves, and the ticket stays answered', async () => {
    const ticket = await asks();
    const first = await answers(ticket);
    await system.pass(5);
    const second = await answers(ticket, {}, modulev);
    const after = await takesBack(first);
    expect([after.status, ...after.obligations.map(met)]).toEqual(['ANSWERED', [utc(november('24T11:00:15')), 'ON_TIME']]);
    // and when that one is taken back too, all is as in the beginning
    expect(stateOf(await takesBack(second, modulev))).toEqual(stateOf(ticket));
  });

  it('the client raised the priority: it counts for the promise that is owed again (R9)', async () => {
    await system.at(november('24T19:00'));
    const answered = await answers(await asks({ priority: 'LOW' }));
    await desk.done('changePriority', { ticketId: answered.id, priority: 'HIGH' }, system.partner);
    const after = await takesBack(answered);
    expect(after.obligations).toMatchObject([{ priority: 'HIGH', answeredAt: null, dueAt: utc(november('26T18:00')) }]);
    expect(await changesOf(answered)).toEqual(['OPENED', 'HELD', 'WITHDRAWN', 'PRIORITY_CHANGED']);
  });

  it('it was merged: the survivor owes the answer, and has the text (R17)', async () => {
    await system.at(november('24T19:00'));
    const [survivor, merged] = [await asks({ priority: 'LOW' }), await asks()];
    const answered = await answers(merged);
    await desk.done('mergeTickets', { survivorId: survivor.id, mergedId: merged.id }, head);
    const after = await takesBack(answered);
    expect(after).toMatchObject({ id: survivor.id, obligations: [{ dueAt: merged.obligations[0]?.dueAt, answeredAt: null }] });
    expect(await draftOf(survivor)).toMatchObject({ text: 'Проверьте питание модуля.' });
    expect((await desk.ticket(merged)).obligations.map(({ standing }) => standing)).toEqual(['MERGED']);
  });

  it('a message that it answers was split off: then it stays', async () => {
    await system.at(november('24T19:00'));
    const ticket = await asks();
    await desk.clientWrites(ticket, 'И ещё вопрос');
    const answered = await answers(ticket);
    const [, added] = answered.timeline.filter(({ type }) => type === 'CLIENT_MESSAGE');
    await desk.done('splitTicket', { ticketId: ticket.id, messageIds: [added?.id], subject: 'Другой вопрос' }, head);
    expect(await codesOf(lastAnswerOf(answered))).toEqual(['ACT_NOT_POSSIBLE']);
    expect((await desk.ticket(ticket)).obligations.map(({ answeredAt }) => answeredAt)).toEqual([utc(november('25T10:00'))]);
  });

  it('the calendar changed: the answer goes on waiting, and what is owed again has the new due (§6)', async () => {
    await system.at(november('24T19:00'));
    const answered = await answers(await asks());
    const changeDay = (kind: string) => system.get('mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { userErrors { code } } }', { input: { days: [{ date: '2026-11-25', kind, ...(kind === 'CLOSED' ? { nameRu: 'Переезд', nameEn: 'Relocation' } : {}) }] } }, head);
    await changeDay('CLOSED');
    await vi.waitFor(async () => expect(await letterOf(answered)).toEqual([['WAITING', utc(november('26T10:00'))]]), { timeout: 10_000 });
    const after = await takesBack(await desk.ticket(answered));
    expect(after.obligations).toMatchObject([{ answeredAt: null, dueAt: utc(november('27T18:00')) }]);
    await changeDay('AS_PUBLISHED');
  });

  it('somebody without an address: the task that it was not delivered is gone with it (R16)', async () => {
    const client = await recordsOf(system).done<{ id: string }>('createClient', 'client', 'id', { key: 'no-address', name: 'ООО «Без адреса»' }, head ?? null);
    const ticket = await desk.done('createTicket', { clientId: client.id, subject: 'Без контакта', body: 'Текст' });
    const undelivered = async () => (await system.get<{ ticket: { answerNotDeliveredAt: string | null } }>('query($id: ID!) { ticket(id: $id) { answerNotDeliveredAt } }', { id: ticket.id })).ticket.answerNotDeliveredAt;
    const answered = await answers(ticket);
    expect(await undelivered()).not.toBeNull();
    await takesBack(answered);
    expect([await undelivered(), (await letterOf(ticket)).map(([status]) => status)]).toEqual([null, ['CANCELLED']]);
  });
});

describe('leaving and taking back at one moment', () => {
  it('has one winner, whichever process delivers: sent and met, or cancelled and owed, never both', async () => {
    const another = await startServerOn(system.dataDir);
    await another.at(november('24T11:00'));
    for (let round = 0; round < 12; round += 1) {
      const ticket = await answers(await asks(), { undoSeconds: 1 + (round % 3) });
      const wait = 1 + (round % 3);
      // the clock reaches the moment of leaving on one server or on both, while the other hears that it is taken back
      const [outcome] = await Promise.all([
        desk.act('withdrawAnswer', { messageId: lastAnswerOf(ticket) }, filtrov),
        round % 2 === 0 ? another.pass(wait) : system.pass(wait),
      ]);
      const taken = outcome.userErrors.length === 0;
      if (!taken) expect(outcome.userErrors.map(({ code }) => code)).toEqual(['ANSWER_HAS_LEFT']);
      await system.pass(wait + 20);
      await another.pass(wait + 20);
      const [{ obligations }, letters] = [await desk.ticket(ticket), await letterOf(ticket)];
      expect([letters.map(([status]) => status), obligations.map(({ answeredAt }) => answeredAt !== null)]).toEqual(taken ? [['CANCELLED'], [false]] : [['SENT'], [true]]);
    }
    await another.stop();
  });
});

it('R19: the ledger tells all of it, and nothing in it disagrees', async () => {
  expect(await runCommandLine(system.dataDir, ['ledger:verify'])).toMatchObject({ exitCode: 0 });
});
