import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { recordsOf } from '../support/records.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';
import type { UserError } from '../support/userError.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let specialist: { cookie: string };
let head: { cookie: string };
let clientId: string;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  [specialist, head] = [await system.signIn('SPECIALIST'), await system.signIn('SUPPORT_HEAD')];
  await system.at('2026-11-24T11:00:00+03:00');
  // a client whom nobody is responsible for: its requests lie in the common queue
  clientId = (await recordsOf(system).done<{ id: string }>('createClient', 'client', 'id', { key: 'nobodys', name: 'ООО «Ничей»' }, head)).id;
});
afterAll(() => system.stop());

let days = 0;
/** A request that nobody has and that stands before all others: its letter has waited longest. */
const oldLetter = (): Promise<Ticket> => {
  days += 1;
  return desk.done('registerPaperLetter', { clientId, channel: 'PAPER', incomingNumber: `ВХ-${days}`, subject: `Давнее письмо ${days}`, body: 'Текст', priority: 'HIGH', receivedAt: `2026-09-${String(days).padStart(2, '0')}T07:00:00Z` });
};
interface Taken { ticket: Ticket | null; userErrors: UserError[]; eventIds: string[] }
const takeNext = async (asker: Asker): Promise<Taken> =>
  (await system.get<{ takeNextTicket: Taken }>('mutation { takeNextTicket { ticket { id number status assignee { name } } eventIds userErrors { code } } }', {}, asker)).takeNextTicket;
const nextOf = async (asker: Asker): Promise<string | undefined> => (await system.get<{ nextTicket: { number: string } | null }>('{ nextTicket { number } }', {}, asker)).nextTicket?.number;
const overtakingsOn = (ticket: Ticket) => ticket.timeline.filter(({ type }) => type === 'OVERTAKEN');
const release = (ticket: Pick<Ticket, 'id'>): Promise<Ticket> => desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' });

describe('§4.7 requests are worked through in their order', () => {
  it('"take next" gives the head of the queue and records nothing out of turn', async () => {
    const [first, second] = [await oldLetter(), await oldLetter()];
    expect(await nextOf(specialist)).toBe(first.number);
    const { ticket } = await takeNext(specialist);
    expect(ticket).toMatchObject({ number: first.number, status: 'IN_PROGRESS' });
    expect(overtakingsOn(await desk.ticket(first))).toEqual([]);
    await Promise.all([release(first), release(second)]);
  });

  it('what is in hand is answered first: taken again, it stays as it is', async () => {
    const letter = await oldLetter();
    await takeNext(specialist);
    const again = await takeNext(specialist);
    expect(again).toMatchObject({ ticket: { number: letter.number }, eventIds: [] });
    await release(letter);
  });

  it('two people at once get two tickets', async () => {
    const letters = [await oldLetter(), await oldLetter()];
    const taken = await Promise.all([takeNext(specialist), takeNext(head)]);
    expect(taken.map(({ ticket }) => ticket?.number ?? '').toSorted()).toEqual(letters.map(({ number }) => number).toSorted());
    for (const letter of letters) expect(overtakingsOn(await desk.ticket(letter))).toEqual([]);
    await Promise.all(letters.map(release));
  });
});

describe('§4.7 taking another one is allowed and recorded', () => {
  it('who, when, whose turn it was and how many were passed over', async () => {
    const [first, second, third] = [await oldLetter(), await oldLetter(), await oldLetter()];
    const taken = await desk.done('takeTicket', { ticketId: third.id }, specialist);
    expect(taken).toMatchObject({ status: 'IN_PROGRESS' });
    expect(overtakingsOn(taken)).toMatchObject([
      { clause: '4.7', author: { kind: 'STAFF', name: taken.assignee?.name }, params: [{ name: 'headNumber', value: first.number }, { name: 'overtaken', value: '2' }] },
    ]);
    // whoever is first in turn overtakes nobody, and what is in somebody’s hands cannot be overtaken
    expect(overtakingsOn(await desk.done('takeTicket', { ticketId: first.id }, specialist))).toEqual([]);
    expect(overtakingsOn(await desk.done('takeTicket', { ticketId: second.id }, specialist))).toEqual([]);
    await Promise.all([first, second, third].map(release));
  });

  it('a request to which no answer is owed has no turn', async () => {
    const waiting = await oldLetter();
    const answered = await oldLetter();
    await desk.answer(answered, system.desk);
    expect(overtakingsOn(await desk.done('takeTicket', { ticketId: answered.id }, specialist))).toEqual([]);
    await Promise.all([release(waiting), release(answered)]);
  });

  it('the client’s side hears nothing of it', async () => {
    const waiting = await oldLetter();
    const asked = await desk.clientAsks({ priority: 'LOW' });
    await desk.done('takeTicket', { ticketId: asked.id }, head);
    expect(overtakingsOn(await desk.ticket(asked, head))).toHaveLength(1);
    expect(overtakingsOn(await desk.ticket(asked, system.partner))).toEqual([]);
    await release(waiting);
  });

  it('the report counts it by person', async () => {
    const count = async (): Promise<number> => {
      const document = 'query($input: ComplianceInput!) { overtakings(input: $input) { name count } }';
      const { overtakings } = await system.get<{ overtakings: { name: string; count: number }[] }>(document, { input: { from: '2026-11-24', to: '2026-11-24' } }, head);
      return overtakings.reduce((sum, one) => sum + one.count, 0);
    };
    const before = await count();
    const [waiting, taken] = [await oldLetter(), await oldLetter()];
    await desk.done('takeTicket', { ticketId: taken.id }, specialist);
    expect(await count()).toBe(before + 1);
    await Promise.all([release(waiting), release(taken)]);
  });
});

it('a system takes no tickets: it assigns them', async () => {
  const { errors, data } = await system.ask<{ takeNextTicket: Taken } | null>('mutation { takeNextTicket { ticket { id } userErrors { code } } }', {}, system.desk);
  expect(errors ?? data?.takeNextTicket.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
