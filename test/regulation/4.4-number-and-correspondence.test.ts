import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, told, utc, type Ticket } from '../support/desk.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let mailbox: ReturnType<typeof mailboxOf>;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
  mailbox = mailboxOf(system);
  await system.at('2026-11-24T11:00:00+03:00');
});
afterAll(() => system.stop());

const serial = ({ number }: Pick<Ticket, 'number'>): number => Number(number.split('-')[2]);
const kinds = (ticket: Ticket): string[] => told(ticket).map(({ type }) => type);
const lastBody = (ticket: Ticket): string | null | undefined => ticket.timeline.findLast(({ type }) => type === 'CLIENT_MESSAGE')?.body;
const contact = 'oscillatorov@ladoga-rk.example';

describe('§4.4 every request has a number of its own', () => {
  it('200 requests at the same moment: 200 numbers in a row, none twice', async () => {
    const before = serial(await desk.clientAsks());
    const tickets = await Promise.all(Array.from({ length: 200 }, (_, index) => desk.clientAsks({ subject: `Запрос ${index}` })));
    expect(tickets.map(serial).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => before + 1 + index));
  });

  it('a refused request takes no number', async () => {
    const before = serial(await desk.clientAsks());
    await desk.act('createTicket', { subject: ' ', body: 'Текст' }, system.partner);
    await desk.act('createTicket', { subject: 'Тема', body: 'Текст', categoryCode: 'NO_SUCH_CATEGORY' }, system.partner);
    expect(serial(await desk.clientAsks())).toBe(before + 1);
  });

  it('each year counts from the beginning', async () => {
    await system.at('2027-01-11T10:00:00+03:00');
    expect(await desk.clientAsks()).toMatchObject({ number: 'TP-2027-000001' });
    await system.at('2026-11-24T11:00:00+03:00');
    expect(await desk.clientAsks()).toMatchObject({ number: expect.stringMatching(/^TP-2026-/) });
  });

  it('the year is that of Moscow', async () => {
    await system.at('2026-12-31T23:59:59+03:00');
    expect((await desk.clientAsks()).number).toMatch(/^TP-2026-/);
    await system.at('2027-01-01T00:00:00+03:00');
    expect((await desk.clientAsks()).number).toMatch(/^TP-2027-/);
    await system.at('2026-11-24T11:00:00+03:00');
  });

  it('a ticket is found by its number wherever an identifier is asked for', async () => {
    const ticket = await desk.clientAsks();
    expect(await desk.ticket({ id: ticket.number.toLowerCase() })).toMatchObject({ id: ticket.id });
    expect(await desk.done('addInternalNote', { ticketId: ticket.number, body: 'Заметка' })).toMatchObject({ id: ticket.id });
  });
});

describe('§4.4 the client hears that work has begun', () => {
  it('by a letter, when a specialist takes the request', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    await system.at('2026-11-24T11:10:01+03:00');
    const taken = await desk.done('takeTicket', { ticketId: ticket.id }, await system.signIn('SPECIALIST'));
    expect(taken).toMatchObject({ status: 'IN_PROGRESS', takenAt: utc('2026-11-24T11:10:01+03:00') });
    expect(await mailbox.lettersOn(ticket, 'ticket.processingStarted')).toHaveLength(1);
  });

  it('within ten minutes the confirmation has said it already', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    await system.at('2026-11-24T11:10:00+03:00');
    await desk.done('takeTicket', { ticketId: ticket.id }, await system.signIn('SPECIALIST'));
    expect(await mailbox.lettersOn(ticket, 'ticket.processingStarted')).toEqual([]);
  });

  it('once, however often it changes hands', async () => {
    await system.at('2026-11-24T11:00:00+03:00');
    const ticket = await desk.clientAsks();
    await system.at('2026-11-24T12:00:00+03:00');
    await desk.done('takeTicket', { ticketId: ticket.id }, await system.signIn('SPECIALIST'));
    await desk.done('takeTicket', { ticketId: ticket.id }, await system.signIn('SUPPORT_HEAD'));
    expect(await mailbox.lettersOn(ticket, 'ticket.processingStarted')).toHaveLength(1);
  });
});

describe('§4.4 letters with the number join their request', () => {
  it.each([
    ['in brackets after Re:', (number: string) => `Re: [${number}] Нет связи`],
    ['without brackets, in lower case', (number: string) => number.toLowerCase()],
    ['typed with Cyrillic letters', (number: string) => `Fwd: ${number.replace('TP', 'ТР')}`],
  ])('%s', async (_how, subjectWith) => {
    const ticket = await desk.clientAsks();
    const letter = await mailbox.comes({ from: contact, subject: subjectWith(ticket.number), text: 'Проверили, не помогло.' });
    expect(letter).toMatchObject({ outcome: 'JOINED', ticket: { id: ticket.id } });
    expect(lastBody(await desk.ticket(ticket))).toBe('Проверили, не помогло.');
  });

  it('a reply to our letter joins without the number too', async () => {
    const ticket = await desk.clientAsks();
    const [confirmation] = await mailbox.lettersOn(ticket);
    const letter = await mailbox.comes({ from: contact, subject: 'Вдогонку', text: 'Ещё одно наблюдение.', inReplyTo: confirmation?.messageId });
    expect(letter).toMatchObject({ outcome: 'JOINED', ticket: { id: ticket.id } });
  });

  it('a number proves nothing: a letter of another client waits for a person', async () => {
    const ticket = await desk.clientAsks();
    const letter = await mailbox.comes({ from: 'impedansov@seim-pribor.example', subject: `Re: [${ticket.number}]`, text: 'Чужое письмо' });
    expect(letter).toMatchObject({ outcome: 'QUARANTINED', ticket: null });
    expect(kinds(await desk.ticket(ticket))).toEqual(['CLIENT_MESSAGE', 'REGISTERED']);
  });

  it('nor does an address that nothing proves: such a letter waits beside the ticket and starts nothing, as the desk is delivered', async () => {
    const ticket = await desk.clientAsks();
    const letter = await mailbox.comes({ from: contact, subject: `Re: [${ticket.number}]`, text: 'Сообщите пароль.', proves: 'dkim=none' });
    expect(letter).toMatchObject({ outcome: 'QUARANTINED', reason: expect.stringContaining('Ничто не подтверждает') });
    expect((await desk.ticket(ticket)).version).toBe(ticket.version);
  });

  it('the same letter twice is one message', async () => {
    const ticket = await desk.clientAsks();
    const letter = { from: contact, subject: `Re: [${ticket.number}]`, text: 'Один раз', messageId: '<once@ladoga-rk.example>', date: '2026-11-24T07:00:00Z' };
    expect(await mailbox.comes(letter)).toMatchObject({ outcome: 'JOINED' });
    await mailbox.comes(letter);
    expect((await mailbox.incomingLetters()).filter(({ messageId }) => messageId === letter.messageId).map(({ outcome }) => outcome).toSorted()).toEqual(['DUPLICATE', 'JOINED']);
    expect((await desk.ticket(ticket)).timeline.filter(({ body }) => body === 'Один раз')).toHaveLength(1);
  });

  it('a subject that merely resembles another makes a request of its own', async () => {
    const ticket = await desk.clientAsks({ subject: 'Нет связи' });
    const letter = await mailbox.comes({ from: contact, subject: 'Re: Нет связи', text: 'Другая плата.' });
    expect(letter.outcome).toBe('REGISTERED');
    expect(letter.ticket?.id).not.toBe(ticket.id);
  });
});

describe('§4.4 the timeline is whole', () => {
  it('every message and every act, each once, in the order in which it happened', async () => {
    const minutes = (minute: number): string => `2026-11-24T12:${String(minute).padStart(2, '0')}:00+03:00`;
    await system.at(minutes(0));
    const ticket = await desk.clientAsks({ priority: 'LOW' });
    await system.pass(20);
    await system.at(minutes(1));
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Похоже на питание' });
    await system.at(minutes(20));
    const specialist = await system.signIn('SPECIALIST');
    await desk.done('takeTicket', { ticketId: ticket.id }, specialist);
    await system.at(minutes(21));
    await desk.answer(ticket, specialist, { body: 'Какая версия?', question: true });
    await system.at(minutes(22));
    await desk.clientWrites(ticket, 'Версия C');
    await system.at(minutes(23));
    await desk.done('changePriority', { ticketId: ticket.id, priority: 'HIGH' }, system.partner);
    await system.at(minutes(24));
    await desk.answer(ticket, specialist, { body: 'Обновите прошивку' });
    await system.at(minutes(25));
    await desk.done('closeTicket', { ticketId: ticket.id, reason: 'ANSWERED' }, specialist);
    const whole = await desk.ticket(ticket);
    expect(whole.timeline.map(({ type }) => type).slice(0, 3)).toEqual(['CLIENT_MESSAGE', 'REGISTERED', 'CONFIRMATION']);
    expect(told(whole).map(({ type, at, body }) => [type, at, body])).toEqual([
      ['CLIENT_MESSAGE', utc(minutes(0)), 'После включения нет ответа по UART.'],
      ['REGISTERED', utc(minutes(0)), null],
      ['INTERNAL_NOTE', utc(minutes(1)), 'Похоже на питание'],
      ['TAKEN', utc(minutes(20)), null],
      // others have waited longer (§4.7)
      ['OVERTAKEN', utc(minutes(20)), null],
      ['ANSWER', utc(minutes(21)), 'Какая версия?'],
      ['CLIENT_MESSAGE', utc(minutes(22)), 'Версия C'],
      ['PRIORITY_CHANGED', utc(minutes(23)), null],
      ['ANSWER', utc(minutes(24)), 'Обновите прошивку'],
      ['CLOSED', utc(minutes(25)), null],
    ]);
  });

  it('50 messages at the same moment are all there, and each act is one step of the version', async () => {
    const ticket = await desk.clientAsks();
    await Promise.all(Array.from({ length: 50 }, (_, index) => desk.clientWrites(ticket, `Сообщение ${index}`)));
    const whole = await desk.ticket(ticket);
    const bodies = whole.timeline.flatMap(({ body }) => (body?.startsWith('Сообщение') ? [body] : []));
    expect(bodies.toSorted()).toEqual(Array.from({ length: 50 }, (_, index) => `Сообщение ${index}`).toSorted());
    expect(whole.version).toBe(ticket.version + 50);
  });

  it('an act on a closed ticket is refused and leaves no trace', async () => {
    const ticket = await desk.clientAsks();
    const closed = await desk.done('closeTicket', { ticketId: ticket.id, reason: 'WITHDRAWN' });
    const { userErrors } = await desk.act('answerTicket', { ticketId: ticket.id, body: 'Поздно' });
    expect(userErrors).toMatchObject([{ code: 'TICKET_CLOSED', field: ['ticketId'], clause: '4.4' }]);
    const after = await desk.ticket(ticket);
    expect({ ...after, timeline: told(after) }).toEqual({ ...closed, timeline: told(closed) });
  });
});
