import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientsCanAsk } from '../support/clientSchema.ts';
import { connectToDatabase } from '../support/database.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startServerOn, startSystem, type Asker, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

/** A question of Tuesday, 24 November, 11:00: five working days later it is Tuesday again, ten later the Tuesday after that. */
const asked = '2026-11-24T11:00:00+03:00';
const reminded = '2026-12-01T11:00:00+03:00';
const proposed = '2026-12-08T11:00:00+03:00';
const contact = 'oscillatorov@ladoga-rk.example';
const patience = { timeout: 10_000, interval: 20 };

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let specialist: Asker;
let contactId: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
  const { contacts } = await system.get<{ contacts: { nodes: { id: string; email: string }[] } }>('{ contacts(first: 100) { nodes { id email } } }', {}, system.partner);
  contactId = contacts.nodes.find(({ email }) => email === contact)?.id ?? '';
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.at(asked);
  specialist ??= await system.signIn('SPECIALIST');
});

const questioned = async (asker = specialist): Promise<Ticket> => desk.answer(await desk.clientAsks({ contactId }), asker, { body: 'Какая версия МПО?', question: true });
const entries = async (ticket: Pick<Ticket, 'id'>, type: string, asker?: Asker) => (await desk.ticket(ticket, asker)).timeline.filter((entry) => entry.type === type);
const happens = (ticket: Pick<Ticket, 'id'>, type: string) => vi.waitUntil(async () => (await entries(ticket, type)).length > 0, patience);
const reminders = (ticket: Pick<Ticket, 'id' | 'number'>) => mailbox.lettersOn(ticket, 'ticket.questionReminder');
const silenceOf = async ({ id }: Pick<Ticket, 'id'>, asker?: Asker): Promise<Record<string, string | null> | null> =>
  (await system.get<{ ticket: { clientSilence: Record<string, string | null> | null } }>('query($id: ID!) { ticket(id: $id) { clientSilence { questionId askedAt remindedAt proposedAt nextAt } } }', { id }, asker)).ticket.clientSilence;
const silent = (ticket: Pick<Ticket, 'id'>, asker?: Asker) => desk.ticketCount({ ids: [ticket.id], clientSilent: true }, asker);

describe('§4.13 a question to the client waits', () => {
  it('after five working days the client is reminded once, after ten the specialist is told; nothing is decided by itself', async () => {
    const ticket = await questioned();
    expect(await silenceOf(ticket)).toMatchObject({ askedAt: utc(asked), remindedAt: null, nextAt: utc(reminded) });
    await system.at('2026-12-01T10:59:59+03:00');
    expect(await reminders(ticket)).toEqual([]);
    await system.at(reminded);
    await happens(ticket, 'REMINDED');
    const [letter, ...others] = await reminders(ticket);
    expect([letter, others]).toMatchObject([{ to: contact, subject: expect.stringContaining(`[${ticket.number}]`) }, []]);
    for (const part of ['Какая версия МПО?', '24.11.2026 11:00', 'п. 4.13']) expect(letter?.body).toContain(part);
    expect(await silent(ticket)).toBe(0);
    await system.at(proposed);
    await happens(ticket, 'SILENT');
    await system.pass(30 * 86_400);
    expect([await entries(ticket, 'REMINDED'), await entries(ticket, 'SILENT')]).toMatchObject([[{ at: utc(reminded), clause: '4.13' }], [{ at: utc(proposed), clause: '4.13' }]]);
    expect([(await reminders(ticket)).length, await silent(ticket), (await desk.ticket(ticket)).status]).toEqual([1, 1, 'WAITING_CLIENT']);
    // the question proves the reason
    const { questionId } = (await silenceOf(ticket)) ?? {};
    await desk.done('refuseTicket', { ticketId: ticket.id, reason: 'INSUFFICIENT_DATA', questionId, body: 'Без версии МПО помочь нельзя.' }, await system.signIn('SPECIALIST'));
    expect([await silenceOf(ticket), await silent(ticket)]).toEqual([null, 0]);
  });

  it('a question that is taken back waits for nothing, and the wait that it had ended goes on (bug: it could not be taken back)', async () => {
    const ticket = await questioned();
    const before = await silenceOf(ticket);
    await system.at('2026-11-25T12:00:00+03:00');
    const asker = await system.signIn('SPECIALIST');
    const again = await desk.answer(ticket, asker, { body: 'А ревизия платы?', question: true, undoSeconds: 10 });
    expect(await silenceOf(ticket)).not.toEqual(before);
    await desk.done('withdrawAnswer', { messageId: again.timeline.findLast(({ type }) => type === 'ANSWER')?.id }, asker);
    expect(await silenceOf(ticket)).toEqual(before);
  });

  it('an answer of the client ends it, an auto-reply does not; a new question waits anew', async () => {
    const [answered, absent] = [await questioned(), await questioned()];
    await system.at('2026-11-26T12:00:00+03:00');
    await mailbox.comes({ from: contact, subject: `Re: [${answered.number}]`, text: '2.5.0' });
    await mailbox.comes({ from: contact, subject: `Автоответ: [${absent.number}]`, text: 'Я в отпуске', headers: { 'Auto-Submitted': 'auto-replied' } });
    expect([await silenceOf(answered), (await silenceOf(absent))?.['nextAt']]).toEqual([null, utc(reminded)]);
    await system.at('2026-11-26T12:30:00+03:00');
    const again = await desk.answer(answered, await system.signIn('SPECIALIST'), { body: 'А ревизия платы?', question: true });
    expect((await silenceOf(again))?.['nextAt']).toBe(utc('2026-12-03T12:30:00+03:00'));
    await system.at(reminded);
    await happens(absent, 'REMINDED');
    expect(await reminders(answered)).toEqual([]);
    await system.at('2026-12-03T12:30:00+03:00');
    await happens(answered, 'REMINDED');
    expect((await reminders(answered)).map(({ body }) => body)).toEqual([expect.stringContaining('А ревизия платы?')]);
  });

  it('by working days: what was asked in the evening counts from the opening, weekends and the holidays of January do not count', async () => {
    await system.at('2026-12-29T20:00:00+03:00');
    const ticket = await questioned(await system.signIn('SPECIALIST'));
    // it leaves on 30 December at 10:00; 30 December, then 11 to 14 January are five working days: the next opening
    expect(await silenceOf(ticket)).toMatchObject({ askedAt: utc('2026-12-30T10:00:00+03:00'), nextAt: utc('2027-01-15T10:00:00+03:00') });
  });

  it('the client sees that it was reminded and nothing of what the desk may do', async () => {
    const stream = await followTicketsFromNow(system.socket(system.partner));
    const ticket = await desk.clientAsks();
    await desk.answer(ticket, specialist, { body: 'Какая версия?', question: true });
    await system.at(reminded);
    await happens(ticket, 'REMINDED');
    await system.at(proposed);
    await happens(ticket, 'SILENT');
    for (const document of ['{ ticket(id: 1) { clientSilence { askedAt } } }', '{ tickets(filter: { clientSilent: true }) { totalCount } }']) expect(clientsCanAsk(document), document).toBe(false);
    expect(await entries(ticket, 'SILENT', system.partner)).toEqual([]);
    expect(await entries(ticket, 'REMINDED', system.partner)).toHaveLength(1);
    await desk.clientWrites(ticket);
    const events = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.type === 'CLIENT_MESSAGE_ADDED'));
    expect(events.map(({ type }) => type)).not.toContain('CLIENT_SILENT');
    await stream.end();
  });
});

it('exactly once, also with two servers on one desk, and who comes late waits for working hours', async () => {
  const tickets = await Promise.all(Array.from({ length: 6 }, () => questioned()));
  const other = await startServerOn(system.dataDir);
  const bothAt = (instant: string) => Promise.all([system.at(instant), other.at(instant)]);
  const monday = utc('2026-12-07T10:00:00+03:00');
  try {
    await bothAt('2026-12-05T12:00:00+03:00');
    for (const ticket of tickets) await vi.waitUntil(async () => (await silenceOf(ticket))?.['nextAt'] === monday, patience);
    await bothAt(monday);
    for (const ticket of tickets) await happens(ticket, 'REMINDED');
    expect((await silenceOf(tickets[0] ?? { id: '' }))?.['nextAt']).toBe(utc('2026-12-14T10:00:00+03:00'));
    await bothAt('2026-12-14T10:00:00+03:00');
    for (const ticket of tickets) await happens(ticket, 'SILENT');
  } finally {
    await other.server.stop();
  }
  const client = await connectToDatabase(system.dataDir);
  const { rows } = await client.query("select type from event_log where type in ('CLIENT_REMINDED', 'CLIENT_SILENT') group by payload ->> 'messageId', type having count(*) > 1");
  expect(rows).toEqual([]);
  expect((await Promise.all(tickets.map(reminders))).map((letters) => letters.length)).toEqual(tickets.map(() => 1));
}, 60_000);
