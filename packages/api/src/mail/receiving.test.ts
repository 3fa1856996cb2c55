import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerTicket } from '../correspondence/answer.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { closeTicket } from '../tickets/handling.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import mail from './index.ts';
import { receiveLetter } from './receiving.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { releaseLetter } from '../quarantine/release.ts';
import { letterOf, letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  world = await openWorld([mail]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from outgoing_letter where ticket_id is null');
});

const receive = (raw: Buffer, envelope: { from?: string; receivedAt?: number } = {}) =>
  receiveProven(world, raw, { to: ['support@company.example'], receivedAt: noon, ...envelope });
const ticketOf = async (number: string | null) => {
  const [ticket] = await world.rows<{ id: string; subject: string; channel: string; status: string; received_at: Date; due_at: Date; client_id: string; contact_id: string }>('select * from ticket where number = $1', [number]);
  return ticket;
};
const messagesOf = (number: string | null) =>
  world.rows<{ body: string; machine: boolean; author_name: string }>(
    'select body, machine, author_name from message where ticket_id = (select id from ticket where number = $1) order by written_at, id', [number]);
const tickets = async () => (await world.rows('select id from ticket')).length;
const letters = async () => (await world.rows('select id from outgoing_letter')).length;
const requested = async () => (await receive(letterOfRoman())).ticketNumber ?? '';

describe('a letter of a known contact', () => {
  test('becomes a request and is confirmed (§4.1, §4.2)', async () => {
    const verdict = await receive(letterOfRoman({ Subject: 'Потеря кода', 'Message-ID': '<first@ladoga-rk.example>' }, 'Срыв слежения.'));
    expect(verdict).toMatchObject({ outcome: 'REGISTERED', reason: null, messageHeaderId: '<first@ladoga-rk.example>' });
    expect(await ticketOf(verdict.ticketNumber)).toMatchObject({ subject: 'Потеря кода', channel: 'EMAIL', status: 'REGISTERED', contact_id: world.roman });
    expect(await messagesOf(verdict.ticketNumber)).toEqual([{ body: 'Срыв слежения.', machine: false, author_name: 'Осцилляторов Роман' }]);
    const [confirmation] = await world.rows<{ message_header_id: string; to_address: string }>('select * from outgoing_letter where message_header_id = $1', [verdict.confirmation]);
    expect(confirmation).toMatchObject({ to_address: 'roman@ladoga-rk.example' });
    const [letter] = await world.rows(`select outcome, octet_length(raw) > 0 as kept, from_address, from_name, subject, message_id is not null as has_message from incoming_letter where id = $1`, [verdict.letterId]);
    expect(letter).toEqual({ outcome: 'REGISTERED', kept: true, from_address: 'roman@ladoga-rk.example', from_name: 'Роман', subject: 'Потеря кода', has_message: true });
  });

  test('counts from its arrival, not from its Date nor from its reading (R14)', async () => {
    const arrived = noon - 3_600_000;
    const verdict = await receive(letterOfRoman({ Date: 'Thu, 01 Jan 1970 00:00:00 +0000' }), { receivedAt: arrived });
    expect((await ticketOf(verdict.ticketNumber))?.received_at.getTime()).toBe(arrived);
    const early = await receive(letterOfRoman({ Date: 'Fri, 01 Jan 2099 00:00:00 +0000' }), { receivedAt: noon + 3_600_000 });
    expect((await ticketOf(early.ticketNumber))?.received_at.getTime()).toBe(noon);
  });

  test('steers nothing by its headers', async () => {
    const verdict = await receive(letterOfRoman({ 'X-Priority': '1', Importance: 'high', 'X-Reglament-Priority': 'HIGH', 'X-Reglament-Status': 'CLOSED' }));
    expect(await ticketOf(verdict.ticketNumber)).toMatchObject({ priority: 'MEDIUM', priority_by_default: true, status: 'REGISTERED' });
  });

  test('is cut where it is too long, and nothing of it is refused', async () => {
    const verdict = await receive(letterOfRoman({ Subject: 'ы'.repeat(800) }, 'ж'.repeat(700_000)));
    const ticket = await ticketOf(verdict.ticketNumber);
    expect(ticket?.subject).toHaveLength(500);
    expect(await receive(letterOfRoman({ Subject: '' }, ' '))).toMatchObject({ outcome: 'REGISTERED' });
  });
});

describe('a letter of somebody else', () => {
  test('at a client’s domain makes a colleague there, once', async () => {
    const first = await receive(letterOf({ From: 'Новый Сотрудник <new@ladoga-rk.example>', Subject: 'Вопрос', 'Message-ID': '<n1@ladoga-rk.example>' }));
    const second = await receive(letterOf({ From: 'New@Ladoga-RK.example', Subject: 'Ещё вопрос', 'Message-ID': '<n2@ladoga-rk.example>' }));
    expect([first.outcome, second.outcome]).toEqual(['REGISTERED', 'REGISTERED']);
    expect(await world.rows(`select name, client_id from contact where email = 'new@ladoga-rk.example'`)).toEqual([{ name: 'Новый Сотрудник', client_id: world.ladoga }]);
  });

  test('at a client’s domain makes one colleague also when two letters come at once', async () => {
    const from = (id: string) => receive(letterOf({ From: 'twin@ladoga-rk.example', Subject: 'Вопрос', 'Message-ID': id }));
    const verdicts = await Promise.all([from('<t1@x>'), from('<t2@x>'), from('<t3@x>')]);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
    expect(await world.rows(`select id from contact where email = 'twin@ladoga-rk.example'`)).toHaveLength(1);
  });

  test('of no client waits for a person and is asked once a day who writes, without an echo (§4.9)', async () => {
    const ticketsBefore = await tickets();
    const stranger = (subject: string) => receive(letterOf({ From: 'Buy <a@evil.example>', Subject: `Купите ${subject} http://evil.example`, 'Message-ID': `<${subject}@evil.example>` }, 'http://evil.example'));
    expect(await stranger('один')).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNKNOWN_SENDER', ticketNumber: null, confirmation: null });
    await stranger('два');
    expect(await tickets()).toBe(ticketsBefore);
    const sent = await world.rows<{ to_address: string; subject: string; body: string; locale: string }>('select * from outgoing_letter where ticket_id is null');
    expect(sent).toMatchObject([{ to_address: 'a@evil.example', locale: 'ru', template_key: 'intake.unidentified' }]);
    expect(`${sent[0]?.subject}${sent[0]?.body}`).not.toMatch(/evil|Купите|Buy/);
    await clock.set(noon + 24 * 3_600_000);
    await stranger('три');
    expect(await world.rows('select id from outgoing_letter where ticket_id is null')).toHaveLength(2);
  });

  test.each([
    ['two authors', { From: 'roman@ladoga-rk.example, a@evil.example' }, 'AMBIGUOUS_SENDER'],
    ['no author', { From: '' }, 'NO_SENDER'],
    ['a name that looks like another address', { From: '"roman@ladoga-rk.example" <a@other.example>' }, 'UNKNOWN_SENDER'],
    ['a Reply-To of a contact', { From: 'b@other.example', 'Reply-To': 'roman@ladoga-rk.example', Sender: 'roman@ladoga-rk.example' }, 'UNKNOWN_SENDER'],
  ])('with %s waits for a person', async (_, headers, reason) => {
    expect(await receive(letterOfRoman(headers))).toMatchObject({ outcome: 'QUARANTINED', reason });
  });
});

describe('a letter that names a ticket (§4.4)', () => {
  test('by its number joins it, and is confirmed', async () => {
    const number = await requested();
    const verdict = await receive(letterOfRoman({ Subject: `RE: [${number}] Холодный старт` }, 'Лог во вложении.'));
    expect(verdict).toMatchObject({ outcome: 'JOINED', ticketNumber: number });
    expect(verdict.confirmation).toMatch(/@company\.example>$/);
    expect((await messagesOf(number)).map(({ body }) => body)).toEqual(['Не включается.', 'Лог во вложении.']);
  });

  test('by one of our letters joins it without a number in the subject', async () => {
    const first = await receive(letterOfRoman());
    const verdict = await receive(letterOfRoman({ Subject: 'Re: что-то своё', 'In-Reply-To': first.confirmation ?? '' }));
    expect(verdict).toMatchObject({ outcome: 'JOINED', ticketNumber: first.ticketNumber });
  });

  test('by a letter of the client’s own joins it', async () => {
    const first = await receive(letterOfRoman());
    const verdict = await receive(letterOf({ From: 'marina@ladoga-rk.example', Subject: 'Re: Холодный старт', 'Message-ID': '<m@x>', References: `<other@x> ${first.messageHeaderId}` }));
    expect(verdict).toMatchObject({ outcome: 'JOINED', ticketNumber: first.ticketNumber });
  });

  test('by a resembling subject alone is a request of its own', async () => {
    const number = await requested();
    const verdict = await receive(letterOfRoman({ Subject: 'Re: Холодный старт' }));
    expect(verdict.outcome).toBe('REGISTERED');
    expect(verdict.ticketNumber).not.toBe(number);
  });

  test('of another client waits for a person, and its ticket stays as it was', async () => {
    const first = await receive(letterOfRoman());
    const before = await ticketOf(first.ticketNumber);
    const lettersBefore = await letters();
    const foreign = (headers: Record<string, string>) => receive(letterOf({ From: 'vera@seim.example', 'Message-ID': `<${Object.keys(headers).join()}@seim.example>`, Subject: 'x', ...headers }));
    expect(await foreign({ Subject: `[${first.ticketNumber}]` })).toMatchObject({ outcome: 'QUARANTINED', reason: 'FOREIGN_SENDER', ticketNumber: null });
    expect(await foreign({ 'In-Reply-To': first.confirmation ?? '' })).toMatchObject({ outcome: 'QUARANTINED', reason: 'FOREIGN_SENDER' });
    expect(await foreign({ References: first.messageHeaderId ?? '' })).toMatchObject({ outcome: 'QUARANTINED', reason: 'FOREIGN_SENDER' });
    expect(await receive(letterOf({ From: 'evil@x.example', Cc: 'evil2@x.example', Subject: `[${first.ticketNumber}]`, 'Message-ID': '<e@x>' }))).toMatchObject({ outcome: 'QUARANTINED' });
    expect(await ticketOf(first.ticketNumber)).toEqual(before);
    expect(await messagesOf(first.ticketNumber)).toHaveLength(1);
    expect(await world.rows(`select 1 from outgoing_letter where to_address like '%evil2%'`)).toEqual([]);
    expect(await letters()).toBe(lettersBefore + 1);
  });

  test('that does not exist is a request', async () => {
    expect(await receive(letterOfRoman({ Subject: '[TP-2020-000999] давно' }))).toMatchObject({ outcome: 'REGISTERED' });
  });

  test('that is closed opens it again, but not after the archive term (R12)', async () => {
    const number = await requested();
    await world.workshop.perform(systemActor, (work) => closeTicket(work, world.specialist, { ticketId: number, reason: 'FIXED' }));
    expect(await receive(letterOfRoman({ Subject: number }))).toMatchObject({ outcome: 'JOINED' });
    expect((await ticketOf(number))?.status).toBe('IN_PROGRESS');
    await world.workshop.perform(systemActor, (work) => closeTicket(work, world.specialist, { ticketId: number, reason: 'FIXED' }));
    const later = noon + 181 * 24 * 3_600_000;
    await clock.set(later);
    expect(await receive(letterOfRoman({ Subject: number }), { receivedAt: later })).toMatchObject({ outcome: 'REGISTERED' });
    expect((await ticketOf(number))?.status).toBe('CLOSED');
  });

  test('after our answer opens a promise anew (§4.12)', async () => {
    const number = await requested();
    await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: number, body: 'Так.' }));
    await receive(letterOfRoman({ Subject: number }));
    const obligations = await world.rows('select kind from response_obligation where ticket_id = (select id from ticket where number = $1) order by opened_at, id', [number]);
    expect(obligations).toEqual([{ kind: 'FIRST' }, { kind: 'FOLLOW_UP' }]);
  });
});

describe('a letter of a machine (R15)', () => {
  test('into a ticket is seen there, and opens, confirms and reopens nothing', async () => {
    const number = await requested();
    await world.workshop.perform(systemActor, (work) => closeTicket(work, world.specialist, { ticketId: number, reason: 'FIXED' }));
    const before = await letters();
    const verdict = await receive(letterOfRoman({ Subject: `Автоответ: [${number}]`, 'Auto-Submitted': 'auto-replied' }, 'Я в отпуске.'));
    expect(verdict).toMatchObject({ outcome: 'JOINED', reason: 'MACHINE', ticketNumber: number, confirmation: null });
    expect((await messagesOf(number)).at(-1)).toMatchObject({ body: 'Я в отпуске.', machine: true });
    expect((await ticketOf(number))?.status).toBe('CLOSED');
    expect(await letters()).toBe(before);
  });

  test.each([
    ['a contact, whose own letter bears such a mark by mistake', letterOfRoman({ Precedence: 'bulk' }), {}, 'QUARANTINED', 'MACHINE_UNASKED'],
    ['a colleague at a client', letterOf({ From: 'plant@ladoga-rk.example', 'Auto-Submitted': 'auto-generated', 'Message-ID': '<p@ladoga-rk.example>' }), {}, 'QUARANTINED', 'MACHINE_UNASKED'],
    ['a mail server of a client', letterOf({ From: 'MAILER-DAEMON@ladoga-rk.example', Subject: 'Undelivered', 'Message-ID': '<d@ladoga-rk.example>' }), { from: '' }, 'STORED', 'MACHINE'],
    ['a plant of a client, that names no sender', letterOf({ From: 'plant@ladoga-rk.example', 'Message-ID': '<n@ladoga-rk.example>' }), { from: '' }, 'QUARANTINED', 'MACHINE_UNASKED'],
    ['the keeper of a client’s server', letterOf({ From: 'postmaster@ladoga-rk.example', Subject: 'Наш сервер не принимает ваши письма', 'Message-ID': '<k@ladoga-rk.example>' }), {}, 'QUARANTINED', 'MACHINE_UNASKED'],
    ['somebody at a client whose program frames it as a report', letterOf({ From: 'nina@ladoga-rk.example', Subject: 'Отчёт', 'Message-ID': '<f@ladoga-rk.example>', 'Content-Type': 'multipart/report; boundary=b' }, '--b\r\n\r\nМодуль не включается.\r\n--b--'), {}, 'QUARANTINED', 'MACHINE_UNASKED'],
    ['the server of a client that reports', letterOf({ From: 'postmaster@ladoga-rk.example', Subject: 'Undelivered Mail Returned to Sender', 'Message-ID': '<u@ladoga-rk.example>' }), { from: '' }, 'STORED', 'MACHINE'],
    ['the server of a client that is late', letterOf({ From: 'postmaster@ladoga-rk.example', Subject: 'Delivery delayed', 'Message-ID': '<y@ladoga-rk.example>', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }, '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.ladoga-rk.example\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: delayed\r\n--b--'), { from: '' }, 'STORED', 'MACHINE'],
    ['a client’s program that tells that a letter was read', letterOf({ From: 'nina@ladoga-rk.example', Subject: 'Read: x', 'Message-ID': '<r@ladoga-rk.example>', 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b' }, '--b\r\n\r\nRead.\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: automatic-action/MDN-sent-automatically; displayed\r\n--b--'), {}, 'STORED', 'MACHINE'],
    ['a mail server', letterOf({ From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered', 'Message-ID': '<d@mx>' }), { from: '' }, 'STORED', 'MACHINE'],
    ['a colleague of ours who is away', letterOf({ From: 'kvartseva@company.example', 'Auto-Submitted': 'auto-replied', 'Message-ID': '<a@company.example>' }), {}, 'STORED', 'MACHINE'],
    ['a stranger’s list', letterOf({ From: 'news@list.example', 'List-Id': '<news>', 'Message-ID': '<l@list>' }), {}, 'QUARANTINED', 'MACHINE_UNASKED'],
  ])('of %s is kept, and nobody is answered: it waits for a person unless nobody can have asked for anything', async (_, raw, envelope, outcome, reason) => {
    const before = [await tickets(), await letters()];
    expect(await receive(raw, envelope)).toMatchObject({ outcome, reason });
    expect([await tickets(), await letters()]).toEqual(before);
  });

  test('that waits becomes a request when a person says so, with its term and its confirmation', async () => {
    const { letterId } = await receive(letterOfRoman({ 'Auto-Submitted': 'auto-generated', Subject: 'Заявка с завода' }));
    const before = await letters();
    await world.workshop.perform(systemActor, (work) => releaseLetter(work, { letterId, clientId: world.ladoga }));
    expect(await world.rows(`select channel, due_at is not null as promised from ticket where subject = 'Заявка с завода'`)).toEqual([{ channel: 'EMAIL', promised: true }]);
    expect(await letters()).toBe(before + 1);
  });

  test('of our own desk is kept, and never answered: no two desks talk to each other', async () => {
    const { confirmation } = await receive(letterOfRoman());
    const before = [await tickets(), await letters()];
    expect(await receive(letterOf({ From: 'support@company.example', Subject: 'x', 'Message-ID': confirmation ?? '' }))).toMatchObject({ outcome: 'STORED', reason: 'OWN_LETTER' });
    expect(await receive(letterOfRoman({ 'Message-ID': confirmation ?? '' }))).toMatchObject({ outcome: 'STORED', reason: 'OWN_LETTER' });
    expect([await tickets(), await letters()]).toEqual(before);
  });
});

let copies = 0;
describe('a letter that comes again', () => {
  test('by another way is one request, whose number and confirmation it is told', async () => {
    const raw = letterOfRoman();
    const first = await receive(raw);
    const again = await receive(Buffer.concat([Buffer.from('Received: by another.example\r\n'), raw]));
    expect(again).toMatchObject({ outcome: 'DUPLICATE', reason: 'SAME_LETTER', ticketNumber: first.ticketNumber, confirmation: first.confirmation });
    expect(await messagesOf(first.ticketNumber)).toHaveLength(1);
  });

  test('and is proven this time counts instead of the copy that waits for a person, which is the repetition then', async () => {
    const number = await requested();
    const raw = letterOfRoman({ Subject: `RE: [${number}]`, 'Message-ID': '<replayed@ladoga-rk.example>' }, 'Журнал во вложении.');
    const copy = await receiveLetter(world, raw, { to: ['support@company.example'], receivedAt: noon });
    expect(copy).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER' });
    expect(await receiveLetter(world, raw, { to: ['support@company.example'], receivedAt: noon })).toMatchObject({ outcome: 'DUPLICATE' });
    const letter = await receive(raw);
    expect(letter).toMatchObject({ outcome: 'JOINED', ticketNumber: number });
    expect(await world.rows('select outcome, reason, named_ticket_id from incoming_letter where id = $1', [copy.letterId])).toEqual([{ outcome: 'DUPLICATE', reason: 'SAME_LETTER', named_ticket_id: null }]);
    expect(await receive(raw)).toMatchObject({ outcome: 'DUPLICATE', ticketNumber: number });
    expect((await messagesOf(number)).map(({ body }) => body)).toEqual(['Не включается.', 'Журнал во вложении.']);
  });

  test.each([
    ['was put aside by a person', async (raw: Buffer) => {
      const { letterId } = await receiveLetter(world, raw, { to: ['support@company.example'], receivedAt: noon });
      await world.rows(`update incoming_letter set outcome = 'STORED', reason = 'PUT_ASIDE' where id = $1`, [letterId]);
    }],
    ['was sent ahead as a machine’s', (raw: Buffer) => receiveLetter(world, raw, { to: ['support@company.example'], from: '', receivedAt: noon })],
  ])('and is proven becomes a request though the same without a proof %s (row 37)', async (_, ahead) => {
    const number = await requested();
    const raw = letterOfRoman({ Subject: `RE: [${number}]`, 'Message-ID': `<ahead-${(copies += 1)}@ladoga-rk.example>` });
    await ahead(raw);
    expect(await receive(raw)).toMatchObject({ outcome: 'JOINED', ticketNumber: number });
    expect(await receive(raw)).toMatchObject({ outcome: 'DUPLICATE', ticketNumber: number });
  });

  test('is found among any number of others with its Message-ID (P2)', async () => {
    const id = '<crowded@ladoga-rk.example>';
    for (let at = 0; at < 52; at += 1) await receiveLetter(world, letterOf({ From: `x${at}@else.example`, Subject: String(at), 'Message-ID': id }), { to: ['support@company.example'], receivedAt: noon - 1000 });
    const raw = letterOfRoman({ 'Message-ID': id });
    const { ticketNumber } = await receive(raw);
    expect([await receive(raw), await receive(raw)]).toMatchObject([{ outcome: 'DUPLICATE', ticketNumber }, { outcome: 'DUPLICATE', ticketNumber }]);
  });

  test('or answers a letter whose Message-ID a stranger took for one of their own stays in its thread (rows 1, 37)', async () => {
    const id = '<borrowed@ladoga-rk.example>';
    const { ticketNumber } = await receive(letterOfRoman({ 'Message-ID': id }));
    expect(await receive(letterOf({ From: 'vera@seim.example', Subject: 'Другое', 'Message-ID': id }))).toMatchObject({ outcome: 'REGISTERED' });
    expect(await receive(letterOf({ From: 'marina@ladoga-rk.example', Subject: 'Re: Вопрос', 'Message-ID': '<answers-borrowed@ladoga-rk.example>', References: id }))).toMatchObject({ outcome: 'JOINED', ticketNumber });
  });

  test('without a Message-ID, from the same server within the hour, is the one that it did not hear to be kept; one that does not say when it was written is a request each time', async () => {
    const withDate = letterOf({ From: 'roman@ladoga-rk.example', Subject: 'Без номера', Date: 'Tue, 24 Nov 2026 11:59:00 +0300' });
    const first = await receive(withDate);
    expect(await receive(Buffer.concat([Buffer.from('Received: by another.example\r\n'), withDate]))).toMatchObject({ outcome: 'DUPLICATE', reason: 'SAME_LETTER', ticketNumber: first.ticketNumber });
    expect(await receive(letterOf({ From: 'roman@ladoga-rk.example', Subject: 'Без номера', Date: 'Tue, 24 Nov 2026 11:59:01 +0300' }))).toMatchObject({ outcome: 'REGISTERED' });
    const undated = letterOf({ From: 'roman@ladoga-rk.example', Subject: 'Датчик 7: температура выше предела' });
    expect([(await receive(undated)).outcome, (await receive(undated)).outcome]).toEqual(['REGISTERED', 'REGISTERED']);
  });

  test('without a Message-ID, in two mailboxes that both got it, is one request', async () => {
    const raw = letterOf({ From: 'roman@ladoga-rk.example', Subject: 'В два ящика', Date: 'Tue, 24 Nov 2026 11:58:00 +0300' });
    const lay = (mailbox: string, above: string) => receiveLetter(world, Buffer.concat([Buffer.from(above), raw]), { to: [], mailbox, receivedAt: noon });
    const first = await lay('imap.company.example', 'Delivered-To: support@company.example\r\n');
    expect(first).toMatchObject({ outcome: 'REGISTERED' });
    expect(await lay('imap.company.example', 'Delivered-To: info@company.example\r\n')).toMatchObject({ outcome: 'DUPLICATE', ticketNumber: first.ticketNumber });
  });

  test('five times at once is one request', async () => {
    const raw = letterOfRoman();
    const verdicts = await Promise.all([1, 2, 3, 4, 5].map(() => receive(raw)));
    expect(verdicts.filter(({ outcome }) => outcome === 'REGISTERED')).toHaveLength(1);
    expect(verdicts.filter(({ outcome }) => outcome === 'DUPLICATE')).toHaveLength(4);
  });

  test('with the Message-ID of another, but other words, is a request of its own, and marked as such', async () => {
    const first = await receive(letterOfRoman({ 'Message-ID': '<guessed@ladoga-rk.example>' }, 'Письмо нападающего'));
    const victim = await receive(letterOfRoman({ 'Message-ID': '<guessed@ladoga-rk.example>' }, 'Письмо клиента'));
    expect([first.outcome, victim.outcome]).toEqual(['REGISTERED', 'REGISTERED']);
    const marked = async ({ letterId, ticketNumber }: typeof first) =>
      world.rows('select namesake_id, remarks from incoming_letter letter, message where letter.id = $1 and message.ticket_id = (select id from ticket where number = $2)', [letterId, ticketNumber]);
    expect(await marked(first)).toEqual([{ namesake_id: null, remarks: expect.not.arrayContaining(['NAMESAKE']) }]);
    expect(await marked(victim)).toEqual([{ namesake_id: first.letterId, remarks: expect.arrayContaining(['NAMESAKE']) }]);
  });
});

describe('bytes that are no letter', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['zeroes', Buffer.alloc(100)],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a text without headers', Buffer.from('Здравствуйте!')],
  ])('(%s) are kept and in sight', async (_, raw) => {
    const verdict = await receive(raw);
    expect(verdict).toMatchObject({ outcome: 'UNREADABLE', reason: 'NOT_A_LETTER' });
    const [letter] = await world.rows<{ raw: Buffer }>('select raw from incoming_letter where id = $1', [verdict.letterId]);
    expect(letter?.raw).toEqual(raw);
  });

  test('may hold zero characters in every place', async () => {
    const verdict = await receive(letterOfRoman({ From: '"Ро\u0000ман" <roman@ladoga-rk.example>', Subject: 'Те\u0000ма' }, 'Те\u0000кст'));
    expect(verdict.outcome).not.toBeNull();
  });

  test('is recognised by a Message-ID in raw UTF-8, too', async () => {
    const raw = letterOfRoman({ 'Message-ID': '<Иван-Родин@x.example>', Subject: 'Один раз' });
    expect((await receive(raw)).outcome).toBe('REGISTERED');
    expect((await receive(raw)).outcome).toBe('DUPLICATE');
  });

  test('may hold zero characters in its Message-ID and in those that it names', async () => {
    const verdict = await receive(letterOfRoman({ 'Message-ID': '<a\u0000b@x.example>', 'In-Reply-To': '<c\u0000d@x.example>', References: '<e\u0000f@x.example> <g@x.example>' }));
    expect(verdict.outcome).toBe('REGISTERED');
  });
});
