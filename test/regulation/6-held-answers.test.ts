import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
let head: Asker;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(() => system.stop());

const november = (time: string): string => `2026-11-${time}:00+03:00`;
const december = (time: string): string => `2026-12-${time}:00+03:00`;

const announce = async (date: string, kind: 'CLOSED' | 'OPENED' | 'AS_PUBLISHED'): Promise<void> => {
  const document = 'mutation($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { userErrors { code } } }';
  const { changeCalendarDays } = await system.get<{ changeCalendarDays: { userErrors: unknown[] } }>(document, { input: { days: [{ date, kind, ...(kind === 'AS_PUBLISHED' ? {} : { nameRu: 'Переезд', nameEn: 'Relocation' }) }] } }, head);
  expect(changeCalendarDays.userErrors).toEqual([]);
};

const held = async (ticket: Ticket): Promise<Record<string, unknown>> => {
  const { obligations, timeline } = await desk.ticket(ticket);
  const [letter] = await mailbox.lettersOn(ticket, 'ticket.answer');
  return { dueAt: obligations[0]?.dueAt, answeredAt: obligations[0]?.answeredAt, leavesAt: timeline.find(({ type }) => type === 'ANSWER')?.leavesAt, sendAfter: letter?.sendAfter, status: letter?.status };
};
/** The answer waits for this opening in every respect, and its promise is due then. */
const leaves = async (ticket: Ticket, at: string, dueAt: string): Promise<void> => {
  const expected = { dueAt: utc(dueAt), answeredAt: utc(at), leavesAt: utc(at), sendAfter: utc(at), status: 'WAITING' };
  await vi.waitFor(async () => expect(await held(ticket)).toEqual(expected), { timeout: 10_000 });
};

it('§4.6, §6: an answer that is held leaves at the opening that there is after the calendar changed, and its promise is still owed until then (R5, R11)', async () => {
  await system.at(november('27T11:00'));
  const ticket = await desk.clientAsks({ priority: 'HIGH' });
  const sent = await desk.clientAsks({ priority: 'HIGH' });
  await desk.answer(sent, system.desk);
  await system.at(november('27T19:00'));
  head = await system.signIn('SUPPORT_HEAD');
  await desk.answer(ticket, system.desk);
  await desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' });
  await leaves(ticket, november('30T10:00'), december('01T11:00'));

  await announce('2026-11-30', 'CLOSED');
  await leaves(ticket, december('01T10:00'), december('02T11:00'));
  // what tells of the closing waits behind the answer
  expect(await mailbox.lettersOn(ticket, 'ticket.closed')).toMatchObject([{ sendAfter: utc(december('01T10:00')) }]);
  await announce('2026-11-28', 'OPENED');
  await leaves(ticket, november('28T10:00'), december('01T11:00'));
  await announce('2026-11-28', 'AS_PUBLISHED');
  await leaves(ticket, december('01T10:00'), december('02T11:00'));

  // what had left stays as it was
  expect((await desk.ticket(sent)).obligations).toMatchObject([{ answeredAt: utc(november('27T11:00')), dueAt: utc(december('01T11:00')), standing: 'MET' }]);
  await system.at(december('01T10:00'));
  await system.pass(20);
  expect(await held(ticket)).toMatchObject({ status: 'SENT', answeredAt: utc(december('01T10:00')) });
  expect((await desk.ticket(ticket)).obligations).toMatchObject([{ standing: 'MET' }]);
  expect(await runCommandLine(system.dataDir, ['ledger:verify'])).toMatchObject({ exitCode: 0 });
});
