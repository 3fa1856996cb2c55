import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { recordsOf } from '../support/records.ts';
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

const contact = 'oscillatorov@ladoga-rk.example';
const merge = (survivor: Pick<Ticket, 'id'>, merged: Pick<Ticket, 'id'>, input: Record<string, unknown> = {}): Promise<Ticket> =>
  desk.done('mergeTickets', { survivorId: survivor.id, mergedId: merged.id, ...input });
const refusalOf = async (input: Record<string, unknown>, asker?: Asker): Promise<unknown> =>
  (await desk.act('mergeTickets', input, asker)).userErrors.map(({ code, field, clause }) => ({ code, field, clause }));
const refused = (code: string, field: string) => [{ code, field: [field], clause: '4.4' }];
const promises = ({ obligations }: Ticket): unknown[] => obligations.map(({ kind, priority, dueAt, standing }) => ({ kind, priority, dueAt, standing }));

interface Link {
  kind: string;
  direction: string;
  ticket: { id: string; number: string; subject: string; status: string };
}
const linksOf = async ({ id }: Pick<Ticket, 'id'>, asker?: Asker): Promise<Link[]> =>
  (await system.get<{ ticket: { links: Link[] } }>('query($id: ID!) { ticket(id: $id) { links { kind direction ticket { id number subject status } } } }', { id }, asker)).ticket.links;
/** What the ledger tells of the promises of a ticket. */
const ledgerOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string[]> => {
  const { ticket } = await system.get<{ ticket: { obligations: { ledger: { change: string }[] }[] } }>('query($id: ID!) { ticket(id: $id) { obligations { ledger { change } } } }', { id });
  return ticket.obligations.flatMap(({ ledger }) => ledger.map(({ change }) => change));
};

describe('§4.4 two requests about one thing become one (R17)', () => {
  it('the survivor takes over the earlier promise whole, and the other ends as merged', async () => {
    const low = await desk.clientAsks({ priority: 'LOW' });
    await system.at('2026-11-24T12:00:00+03:00');
    const high = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-24T13:00:00+03:00');
    const survivor = await merge(low, high, { expectedVersion: low.version, mergedVersion: high.version });
    expect(survivor).toMatchObject({ id: low.id, number: low.number, status: 'REGISTERED', priority: 'HIGH', version: low.version + 1 });
    expect(promises(survivor)).toEqual([{ kind: 'FIRST', priority: 'HIGH', dueAt: utc('2026-11-26T12:00:00+03:00'), standing: 'ON_TIME' }]);
    expect(survivor.obligations[0]?.startsAt).toBe(utc('2026-11-24T12:00:00+03:00'));
    const merged = await desk.ticket(high);
    expect(merged).toMatchObject({ number: high.number, status: 'CLOSED', closingReason: 'DUPLICATE', closedAt: utc('2026-11-24T13:00:00+03:00'), version: high.version + 1 });
    expect(promises(merged)).toEqual([{ kind: 'FIRST', priority: 'HIGH', dueAt: utc('2026-11-26T12:00:00+03:00'), standing: 'MERGED' }]);
    expect([await ledgerOf(low), await ledgerOf(high)]).toEqual([['OPENED', 'TAKEN_OVER'], ['OPENED', 'MERGED']]);
  });

  it('a survivor with the earlier due keeps its promise', async () => {
    const high = await desk.clientAsks({ priority: 'HIGH' });
    const low = await desk.clientAsks({ priority: 'LOW' });
    const survivor = await merge(high, low);
    expect(promises(survivor)).toEqual(promises(high));
    expect((await desk.ticket(low)).obligations).toMatchObject([{ standing: 'MERGED' }]);
    expect(await ledgerOf(high)).toEqual(['OPENED']);
  });

  it('an answered survivor goes back to work and carries on what the other owed', async () => {
    const answered = await desk.clientAsks();
    await desk.answer(answered, system.desk);
    const waiting = await desk.clientAsks({ priority: 'HIGH' });
    const survivor = await merge(answered, waiting);
    expect(survivor.status).toBe('IN_PROGRESS');
    expect(survivor.obligations).toMatchObject([{ kind: 'FIRST', standing: 'MET' }, { kind: 'FOLLOW_UP', standing: 'ON_TIME', dueAt: waiting.obligations[0]?.dueAt }]);
    expect((await desk.answer(survivor, system.desk)).obligations).toMatchObject([{ standing: 'MET' }, { standing: 'MET' }]);
  });

  it('a request that owes nothing brings nothing', async () => {
    const answered = await desk.clientAsks();
    await desk.answer(answered, system.desk);
    const waiting = await desk.clientAsks();
    expect(promises(await merge(waiting, answered))).toEqual(promises(waiting));
    expect((await desk.ticket(answered)).obligations).toMatchObject([{ standing: 'MET' }]);
  });

  it('the due that was taken over is the one that is broken, once, and the ended promise is broken by nothing', async () => {
    const low = await desk.clientAsks({ priority: 'LOW' });
    const high = await desk.clientAsks({ priority: 'HIGH' });
    await merge(low, high);
    await system.at('2026-11-26T11:00:01+03:00');
    await system.pass(20);
    expect((await desk.ticket(low)).obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') }]);
    expect((await desk.ticket(high)).obligations).toMatchObject([{ standing: 'MERGED', breachedAt: null }]);
  });

  it('a broken promise is never handed on; the other way round it stays broken where it was made', async () => {
    const broken = await desk.clientAsks({ priority: 'HIGH' });
    await system.at('2026-11-26T12:00:00+03:00');
    await system.pass(20);
    const fresh = await desk.clientAsks({ priority: 'HIGH' });
    expect(await refusalOf({ survivorId: fresh.id, mergedId: broken.id })).toEqual(refused('MERGE_BROKEN_PROMISE', 'mergedId'));
    expect((await merge(broken, fresh)).obligations).toMatchObject([{ standing: 'BREACHED', breachedAt: utc('2026-11-26T11:00:00+03:00') }]);
    expect((await desk.ticket(fresh)).obligations).toMatchObject([{ standing: 'MERGED', breachedAt: null }]);
  });
});

describe('§4.4 the correspondence goes on in one place', () => {
  it('each ticket names the other, and the survivor tells the messages of both', async () => {
    const [survivor, merged] = [await desk.clientAsks({ body: 'Первое письмо' }), await desk.clientAsks({ body: 'Второе письмо' })];
    const whole = await merge(survivor, merged);
    expect(whole.timeline.flatMap(({ type, body }) => (type === 'CLIENT_MESSAGE' ? [body] : []))).toEqual(['Первое письмо', 'Второе письмо']);
    const facts = { type: 'MERGED', clause: '4.4', params: expect.arrayContaining([{ name: 'mergedNumber', value: merged.number }, { name: 'survivorNumber', value: survivor.number }]) };
    expect(whole.timeline.at(-1)).toMatchObject(facts);
    expect((await desk.ticket(merged)).timeline.at(-1)).toMatchObject(facts);
    const short = ({ id, number, subject }: Ticket, status: string) => ({ id, number, subject, status });
    expect(await linksOf(merged, system.partner)).toEqual([{ kind: 'MERGED_INTO', direction: 'FROM', ticket: short(survivor, 'REGISTERED') }]);
    expect(await linksOf(survivor, system.partner)).toEqual([{ kind: 'MERGED_INTO', direction: 'TO', ticket: short(merged, 'CLOSED') }]);
  });

  it('the client is told under which number it goes on, and by when it is answered', async () => {
    const head = await system.signIn('SUPPORT_HEAD');
    const [survivor, merged] = [await mailbox.comes({ from: contact, subject: 'Модуль', text: 'Первое' }), await mailbox.comes({ from: contact, subject: 'Ещё раз', text: 'Второе' })].map(({ ticket }) => ({ id: ticket?.id ?? '', number: ticket?.number ?? '' }));
    if (!survivor || !merged) throw new Error('the letters became no requests');
    await merge(survivor, merged);
    const document = 'query($id: ID!) { outgoingLetters(first: 9, filter: { ticketId: $id }) { nodes { templateKey to subject body } } }';
    const lettersOf = async ({ id }: { id: string }) => (await system.get<{ outgoingLetters: { nodes: { templateKey: string; to: string; subject: string; body: string }[] } }>(document, { id }, head)).outgoingLetters.nodes;
    const [letter] = (await lettersOf(survivor)).filter(({ templateKey }) => templateKey === 'ticket.merged');
    expect(letter).toMatchObject({ to: contact, subject: expect.stringContaining(`[${survivor.number}] Обращение ${merged.number} объединено с этим`) });
    expect(letter?.body).toContain('Ответ поступит не позднее: пн 30.11.2026 11:00 МСК');
    expect((await lettersOf(merged)).map(({ templateKey }) => templateKey)).toEqual(['ticket.accepted']);
  });

  it('what the client writes to the former number joins the survivor, by letter and by its own system, however often it was merged', async () => {
    const [first, second, third] = [await desk.clientAsks(), await desk.clientAsks(), await desk.clientAsks()];
    await merge(second, first);
    await merge(third, second);
    const letter = await mailbox.comes({ from: contact, subject: `Re: [${first.number}]`, text: 'Письмо по старому номеру' });
    expect(letter).toMatchObject({ outcome: 'JOINED', ticket: { id: third.id } });
    expect(await desk.clientWrites({ id: first.number }, 'Сообщение по старому номеру')).toMatchObject({ id: third.id });
    const bodies = (await desk.ticket(third)).timeline.map(({ body }) => body);
    expect(bodies).toEqual(expect.arrayContaining(['Письмо по старому номеру', 'Сообщение по старому номеру']));
    expect(await desk.ticket(first)).toMatchObject({ status: 'CLOSED' });
  });

  it('a reply to our letter about the merged request joins the survivor', async () => {
    const [survivor, merged] = [await desk.clientAsks(), await desk.clientAsks()];
    const [confirmation] = await mailbox.lettersOn(merged);
    await merge(survivor, merged);
    expect(await mailbox.comes({ from: contact, subject: 'Вдогонку', text: 'Ответ на ваше письмо', inReplyTo: confirmation?.messageId })).toMatchObject({ outcome: 'JOINED', ticket: { id: survivor.id } });
  });
});

describe('§4.4 what cannot be merged', () => {
  it('a request with itself, with one of another client, with one that has ended or was merged', async () => {
    const [one, other, ended] = [await desk.clientAsks(), await desk.clientAsks(), await desk.clientAsks()];
    const foreign = await desk.done('createTicket', { clientId: (await recordsOf(system).client('seim')).id, subject: 'Чужое', body: 'Текст' });
    await desk.done('closeTicket', { ticketId: ended.id, reason: 'WITHDRAWN' });
    expect(await refusalOf({ survivorId: one.id, mergedId: one.number })).toEqual(refused('MERGE_WITH_ITSELF', 'mergedId'));
    expect(await refusalOf({ survivorId: one.id, mergedId: foreign.id })).toEqual(refused('MERGE_OTHER_CLIENT', 'mergedId'));
    expect(await refusalOf({ survivorId: one.id, mergedId: ended.id })).toEqual(refused('TICKET_CLOSED', 'mergedId'));
    expect(await refusalOf({ survivorId: ended.id, mergedId: one.id })).toEqual(refused('TICKET_CLOSED', 'survivorId'));
    expect(await refusalOf({ survivorId: one.id, mergedId: other.id, mergedVersion: other.version + 1 })).toEqual(refused('STALE_VERSION', 'mergedVersion'));
    await merge(one, other);
    const third = await desk.clientAsks();
    expect(await refusalOf({ survivorId: other.id, mergedId: third.id })).toEqual(refused('TICKET_MERGED', 'survivorId'));
    expect(await refusalOf({ survivorId: third.id, mergedId: other.id })).toEqual(refused('TICKET_MERGED', 'mergedId'));
  });

  it('two merges of the same pair at once, one each way: one is done, the other refused', async () => {
    const [one, other] = [await desk.clientAsks(), await desk.clientAsks()];
    const outcomes = await Promise.all([desk.act('mergeTickets', { survivorId: one.id, mergedId: other.id }), desk.act('mergeTickets', { survivorId: other.id, mergedId: one.id })]);
    expect(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TICKET_MERGED']);
    expect(outcomes.filter(({ ticket }) => ticket)).toHaveLength(1);
  });
});

describe('§4.4 a request after the archive term (R12)', () => {
  it('continues the former one, by letter and by the client’s own system', async () => {
    const former = await desk.clientAsks();
    await desk.answer(former, system.desk);
    await desk.done('closeTicket', { ticketId: former.id, reason: 'ANSWERED' });
    await system.at('2027-11-24T11:00:00+03:00');
    const byLetter = await mailbox.comes({ from: contact, subject: `Re: [${former.number}]`, text: 'Снова не работает' });
    expect(byLetter.outcome).toBe('REGISTERED');
    const bySystem = await desk.clientWrites(former, 'Снова не работает');
    const continued = { kind: 'CONTINUES', direction: 'FROM', ticket: { id: former.id, number: former.number, subject: former.subject, status: 'CLOSED' } };
    expect(await linksOf(bySystem)).toEqual([continued]);
    expect(await linksOf(byLetter.ticket ?? former)).toEqual([continued]);
    const later = (await linksOf(former)).map(({ kind, direction, ticket }) => ({ kind, direction, id: ticket.id }));
    expect(later).toHaveLength(2);
    expect(later).toEqual(expect.arrayContaining([byLetter.ticket?.id, bySystem.id].map((id) => ({ kind: 'CONTINUES', direction: 'TO', id }))));
  });
});

it('the ledger of the merged promises is whole (R19)', async () => {
  const { exitCode, stdout } = await runCommandLine(system.dataDir, ['ledger:verify']);
  expect({ exitCode, summary: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }).toMatchObject({ exitCode: 0, summary: { intact: true, faults: 0 } });
});

describe('§4.4 requests that have to do with each other', () => {
  const relate = (ticket: Pick<Ticket, 'id'>, other: Pick<Ticket, 'id'>): Promise<Ticket> => desk.done('linkTickets', { ticketId: ticket.id, otherId: other.id });
  const unrelate = (ticket: Pick<Ticket, 'id'>, other: Pick<Ticket, 'id'>): Promise<Ticket> => desk.done('unlinkTickets', { ticketId: ticket.id, otherId: other.id });
  const related = async (ticket: Pick<Ticket, 'id'>, asker?: Asker): Promise<string[]> => (await linksOf(ticket, asker)).flatMap(({ kind, ticket: { id } }) => (kind === 'RELATED' ? [id] : []));

  it('are linked both ways and once, and promise what they promised before', async () => {
    const [one, other] = [await desk.clientAsks(), await desk.clientAsks()];
    const linked = await relate(one, other);
    expect(linked).toMatchObject({ version: one.version + 1, status: one.status });
    expect(promises(linked)).toEqual(promises(one));
    expect(await relate(other, one)).toMatchObject({ version: other.version + 1 });
    expect([await related(one), await related(other)]).toEqual([[other.id], [one.id]]);
    expect((await desk.ticket(one)).timeline.at(-1)).toMatchObject({ type: 'LINKED', clause: '4.4', params: [{ name: 'otherNumber', value: other.number }] });
    expect(await unrelate(other, one)).toMatchObject({ version: other.version + 2 });
    expect([await related(one), await related(other)]).toEqual([[], []]);
    expect((await desk.ticket(one)).timeline.at(-1)).toMatchObject({ type: 'UNLINKED' });
  });

  it('may be of different clients: then no client hears of the other', async () => {
    const own = await desk.clientAsks();
    const foreign = await desk.done('createTicket', { clientId: (await recordsOf(system).client('seim')).id, subject: 'Чужое', body: 'Текст' });
    await relate(own, foreign);
    expect(await related(own)).toEqual([foreign.id]);
    expect(await related(own, system.partner)).toEqual([]);
    const seen = await system.get<{ ticket: { timeline: { type: string }[] } }>('query($id: ID!) { ticket(id: $id) { timeline { type params { value } } } }', { id: own.id }, system.partner);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`LINKED|${foreign.number}`));
  });

  it('what was merged stays merged; nothing is linked with itself', async () => {
    const [one, other] = [await desk.clientAsks(), await desk.clientAsks()];
    await merge(one, other);
    expect(await unrelate(one, other)).toMatchObject({ version: one.version + 1 });
    expect((await linksOf(one)).map(({ kind }) => kind)).toEqual(['MERGED_INTO']);
    expect((await desk.act('linkTickets', { ticketId: one.id, otherId: one.number })).userErrors).toMatchObject([{ code: 'LINK_WITH_ITSELF', field: ['otherId'], clause: '4.4' }]);
    expect((await desk.act('linkTickets', { ticketId: one.id, otherId: 'TP-2026-999999' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['otherId'] }]);
  });
});
