import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startMailServer, type MailServer } from '../support/mailServer.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

let mailServer: MailServer;
let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
beforeAll(async () => {
  mailServer = await startMailServer();
  system = await startSystem({ SMTP_URL: mailServer.url });
  desk = deskOf(system);
  mailbox = mailboxOf(system);
});
afterAll(async () => {
  await system.stop();
  await mailServer.stop();
});

beforeEach(async () => {
  mailServer.knowsNobody = false;
  await system.at('2026-11-24T11:00:00+03:00');
});

const contact = 'oscillatorov@ladoga-rk.example';
const asked = async (): Promise<Ticket> => {
  const { ticket } = await mailbox.comes({ from: contact, subject: 'Модуль молчит', text: 'Не отвечает по UART.' });
  return desk.ticket({ id: ticket?.id ?? '' });
};

/** What the client's server writes when it gives a letter back, be it about a failure or about a delay. */
const bounceOf = (messageId: string, action = 'failed'): Promise<{ outcome: string; reason: string | null; ticket: { id: string } | null }> => {
  const id = `<bounce-${Math.random()}@mx.example>`;
  const raw = [
    'From: MAILER-DAEMON@mx.example', 'To: support@company.example', `Message-ID: ${id}`, 'Subject: Undelivered Mail', 'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', '',
    'Reporting-MTA: dns; mx.example', '', `Final-Recipient: rfc822; ${contact}`, `Action: ${action}`, 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 user unknown', '',
    '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, '', '--b--', '',
  ].join('\r\n');
  return mailbox.comes({ raw, messageId: id, envelope: { from: '', to: 'support@company.example' } });
};

interface Task { answerNotDeliveredAt: string | null }
const taskOf = async ({ id }: Pick<Ticket, 'id'>): Promise<string | null> =>
  (await system.get<{ ticket: Task }>('query($id: ID!) { ticket(id: $id) { answerNotDeliveredAt } }', { id })).ticket.answerNotDeliveredAt;
const tasks = async (): Promise<string[]> =>
  (await system.get<{ tickets: { nodes: { id: string }[] } }>('{ tickets(first: 50, filter: { answerNotDelivered: true }) { nodes { id } } }')).tickets.nodes.map(({ id }) => id);
const counted = async (): Promise<number> => (await system.get<{ queueCounters: { notDelivered: number } }>('{ queueCounters { notDelivered } }')).queueCounters.notDelivered;
const answered = async (ticket: Ticket): Promise<string> => {
  await desk.answer(ticket, system.desk);
  await system.pass(20);
  return (await mailbox.lettersOn(ticket, 'ticket.answer')).at(-1)?.messageId ?? '';
};
const refusalOf = async (input: Record<string, unknown>) => (await desk.act('confirmAnswerDelivered', input)).userErrors.map(({ code, field, clause }) => ({ code, field, clause }));

describe('§4.6 an answer that looks like the protocol that carries it', () => {
  it.each(['А\n.\r\nMAIL FROM:<evil@x.example>\r\nДальше', 'А\r.\rДальше', '.\n..\n.\r\nQUIT\r\n', `${'ж'.repeat(3000)}\n.`])('arrives as one letter with that text, and breaks no rule of the protocol', async (body) => {
    const ticket = await asked();
    const [before, faults] = [mailServer.letters.length, mailServer.faults.length];
    await desk.answer(ticket, system.desk, { body });
    await system.pass(20);
    expect(mailServer.faults.slice(faults)).toEqual([]);
    const [letter, ...more] = mailServer.letters.slice(before).filter(({ text }) => text.includes('Дальше') || text.includes('QUIT') || text.includes('жжж'));
    expect(more).toEqual([]);
    expect(letter?.to).toEqual([contact]);
    // base64: no line of it begins with a dot, so nothing had to be added
    expect(letter?.wire).toBe(letter?.raw);
    expect(letter?.text.replaceAll(/\r\n?/g, '\n')).toContain(body.replaceAll(/\r\n?/g, '\n').trimEnd());
  });
});

describe('§4.6 an answer that comes back (R16)', () => {
  it('leaves its promise met, becomes a task of the ticket and is told on its timeline, to staff only', async () => {
    const ticket = await asked();
    const before = await counted();
    expect(await bounceOf(await answered(ticket))).toMatchObject({ outcome: 'STORED', ticket: { id: ticket.id } });
    const returned = await desk.ticket(ticket);
    expect(returned).toMatchObject({ status: 'ANSWERED', obligations: [{ standing: 'MET' }] });
    expect(await taskOf(ticket)).not.toBeNull();
    expect(await tasks()).toContain(ticket.id);
    expect(await counted()).toBe(before + 1);
    expect(returned.timeline.at(-1)).toMatchObject({ type: 'NOT_DELIVERED', clause: '4.6', params: [{ name: 'to', value: contact }, { name: 'error', value: '550 5.1.1 user unknown' }] });
    expect(returned.timeline.find(({ type }) => type === 'ANSWER')).toMatchObject({ delivery: 'RETURNED' });
    expect((await desk.ticket(ticket, system.partner)).timeline.map(({ type }) => type)).not.toContain('NOT_DELIVERED');
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toMatchObject([{ status: 'RETURNED', lastError: `550 5.1.1 user unknown — ${contact}` }]);
  });

  it('a second report of the same letter adds nothing', async () => {
    const ticket = await asked();
    const messageId = await answered(ticket);
    await bounceOf(messageId);
    await bounceOf(messageId);
    expect((await desk.ticket(ticket)).timeline.filter(({ type }) => type === 'NOT_DELIVERED')).toHaveLength(1);
  });

  it('a report of a delay makes no task; a confirmation that came back does, and staff see why (§4.9)', async () => {
    const ticket = await asked();
    const messageId = await answered(ticket);
    expect(await bounceOf(messageId, 'delayed')).toMatchObject({ outcome: 'STORED', ticket: null });
    expect(await taskOf(ticket)).toBeNull();
    const [confirmation] = await mailbox.lettersOn(ticket, 'ticket.accepted');
    await bounceOf(confirmation?.messageId ?? '');
    expect(await taskOf(ticket)).not.toBeNull();
    expect(await mailbox.lettersOn(ticket, 'ticket.accepted')).toMatchObject([{ status: 'RETURNED' }]);
    const confirmations = async (asker?: Asker) => (await desk.ticket(ticket, asker)).timeline.filter(({ type }) => type === 'CONFIRMATION' || type === 'NOT_DELIVERED');
    expect(await confirmations()).toMatchObject([{ type: 'NOT_DELIVERED', params: [{ name: 'to', value: contact }, { name: 'error', value: '550 5.1.1 user unknown' }, { name: 'letter', value: 'CONFIRMATION' }] }]);
    expect(await confirmations(system.partner)).toEqual([]);
  });

  it('the next answer takes the task away, and so does whoever says how the client got it', async () => {
    const [first, second] = [await asked(), await asked()];
    await bounceOf(await answered(first));
    await bounceOf(await answered(second));
    await desk.answer(first, system.desk);
    expect(await taskOf(first)).toBeNull();
    await desk.done('confirmAnswerDelivered', { ticketId: second.id, reason: 'Передано с курьером' });
    expect(await taskOf(second)).toBeNull();
    expect((await desk.ticket(second)).timeline.at(-1)).toMatchObject({ type: 'DELIVERED_OTHERWISE', params: [{ name: 'reason', value: 'Передано с курьером' }] });
    expect(await refusalOf({ ticketId: second.id, reason: 'Ещё раз' })).toEqual([{ code: 'ACT_NOT_POSSIBLE', field: ['ticketId'], clause: '4.6' }]);
    expect(await refusalOf({ ticketId: second.id, reason: ' ' })).toEqual([{ code: 'REQUIRED_FIELD_MISSING', field: ['reason'], clause: '4.6' }]);
  });
});

describe('§4.6 an answer that cannot leave (R16)', () => {
  it('because the client’s server knows nobody of that name, is a task at once', async () => {
    const ticket = await asked();
    mailServer.knowsNobody = true;
    await answered(ticket);
    expect(await mailbox.lettersOn(ticket, 'ticket.answer')).toMatchObject([{ status: 'FAILED' }]);
    expect(await taskOf(ticket)).not.toBeNull();
    expect(await desk.ticket(ticket)).toMatchObject({ obligations: [{ standing: 'MET' }] });
  });

  it('because nobody has an address, too', async () => {
    const document = 'mutation { createClient(input: { key: "lonely", name: "ООО «Одинокий резистор»" }) { client { id } } }';
    const { createClient } = await system.get<{ createClient: { client: { id: string } } }>(document, {}, await system.signIn('SUPPORT_HEAD'));
    const ticket = await desk.done('createTicket', { clientId: createClient.client.id, subject: 'Без контакта', body: 'Текст' });
    const answer = await desk.answer(ticket, system.desk);
    expect(answer).toMatchObject({ obligations: [{ standing: 'MET' }] });
    expect(await taskOf(ticket)).not.toBeNull();
  });
});
