import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partnerOf } from '../access/testing/asking.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { cancelHeldLetter, releaseHeldLetter } from '../outgoing/heldBack.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import type { Work } from '../platform/work.ts';
import { changePriority, closeTicket, takeTicket } from '../tickets/handling.ts';
import { mergeTickets } from '../tickets/merging.ts';
import { splitTicket } from '../tickets/splitting.ts';
import { releaseLetter } from '../quarantine/release.ts';
import mail from './index.ts';
import { receiveLetter } from './receiving.ts';
import { letterOf } from './testing/letterOf.ts';
import { receiveProven } from './testing/receiveProven.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

let world: World;
beforeAll(async () => {
  world = await openWorld([mail], { config: { mailRepliesPerAddress: 3, mailRepliesPerAddressDaily: 20 } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from outgoing_letter');
});

let count = 0;
const victim = () => `victim${(count += 1)}@ladoga-rk.example`;
const letter = (from: string, headers: Record<string, string> = {}) => letterOf({ From: `"Купи http://evil.example" <${from}>`, Subject: 'Приз ждёт на evil.dev/win', 'Message-ID': `<${(count += 1)}@unproven.example>`, ...headers }, 'Звоните 8-800-555-35-35, evil.example');
const envelope = (from: string) => ({ from, to: ['support@company.example'], receivedAt: clock.now() });
const forge = async (from: string) => (await receiveLetter(world, letter(from), envelope(from))).ticketNumber ?? '';
const prove = async (from: string, name: string, headers: Record<string, string> = {}) => (await receiveProven(world, letter(from, { From: `${name} <${from}>`, Subject: 'Холодный старт', ...headers }), envelope(from))).ticketNumber ?? '';
const act = <T>(verb: (work: Work) => Promise<T>) => world.workshop.perform(systemActor, verb);
const later = () => clock.set(clock.now() + 30 * minute);
interface Letter { id: string; template_key: string; subject: string; body: string; status: string; to_address: string }
const lettersTo = (address: string, status = ['WAITING']) => world.rows<Letter>(`select * from outgoing_letter where to_address like '%' || $1 || '%' and status = any($2) order by created_at, id`, [address, status]);
const keysTo = async (address: string, status?: string[]) => (await lettersTo(address, status)).map(({ template_key }) => template_key);
const clear = async (number: string) => {
  await act((work) => takeTicket(work, world.specialist, { ticketId: number }));
  await act((work) => changePriority(work, partnerOf(world.ladoga), { ticketId: number, priority: 'LOW' }));
  await act((work) => closeTicket(work, world.head, { ticketId: number, reason: 'ANSWERED' }));
};
const echoed = /evil|Купи|Приз|8-800/;

test('clearing a burst in somebody’s name writes to them of those alone that were confirmed, and repeats nothing (row 14)', async () => {
  const from = victim();
  const numbers: string[] = [];
  for (let index = 0; index < 8; index += 1) numbers.push(await forge(from));
  await later();
  for (const number of numbers) await clear(number);
  expect((await keysTo(from, ['HELD'])).length).toBe(5);
  const sent = await lettersTo(from);
  expect(sent.map(({ template_key }) => template_key).toSorted()).toEqual(['accepted', 'closed', 'priorityChanged', 'processingStarted'].flatMap((key) => Array.from({ length: 3 }, () => `ticket.${key}`)));
  for (const { subject, body } of sent) expect(`${subject}\n${body}`).not.toMatch(echoed);
});

test('whose confirmation was cancelled is told nothing, whose was released is', async () => {
  const from = victim();
  for (let index = 0; index < 3; index += 1) await forge(from);
  const [cancelled, released] = [await forge(from), await forge(from)];
  const [first, second] = await lettersTo(from, ['HELD']);
  await act((work) => cancelHeldLetter(work, { letterId: first?.id ?? '' }));
  await act((work) => releaseHeldLetter(work, { letterId: second?.id ?? '' }));
  await later();
  await world.rows(`update outgoing_letter set status = 'SENT' where status = 'WAITING'`);
  await clear(cancelled);
  expect(await keysTo(from)).toEqual([]);
  await clear(released);
  expect(await keysTo(from)).toEqual(['ticket.processingStarted', 'ticket.priorityChanged', 'ticket.closed']);
});

describe('a request of an unproven sender', () => {
  const closed = async (number: string, from: string) => {
    await act((work) => closeTicket(work, world.head, { ticketId: number, reason: 'ANSWERED' }));
    return (await lettersTo(from)).findLast(({ template_key }) => template_key === 'ticket.closed')?.body ?? '';
  };

  test('is spoken of by name again when a person has written to it; what they write is theirs', async () => {
    const from = victim();
    const number = await forge(from);
    await act((work) => answerTicket(work, world.specialist, { ticketId: number, body: 'Проверьте питание.' }));
    expect((await lettersTo(from)).find(({ template_key }) => template_key === 'ticket.answer')?.subject).toContain('Приз');
    expect(await closed(number, from)).toMatch(/^Здравствуйте, Купи/);
  });

  test('and when its contact proves to have written, under the name that this letter gives', async () => {
    const from = victim();
    const number = await forge(from);
    await prove(from, 'Anna', { Subject: `Re: [${number}]` });
    expect(await world.rows('select name, unproven from contact where email = $1', [from])).toEqual([{ name: 'Anna', unproven: false }]);
    expect(await closed(number, from)).toMatch(/^Здравствуйте, Anna!/);
  });

  test('whose subject stays unsaid though its contact proves to have written to it: they may say that the first letter is none of theirs', async () => {
    const from = victim();
    const [number, other] = [await forge(from), await forge(from)];
    await prove(from, 'Anna', { Subject: `Re: [${number}]` });
    await act(async (work) => (await mergeTickets(work, world.specialist, { survivorId: number, mergedId: other })).id);
    const machines = await lettersTo(from);
    expect(machines.map(({ template_key }) => template_key)).toContain('ticket.merged');
    for (const { subject, body } of machines) expect(`${subject}\n${body}`).not.toMatch(echoed);
  });

  test('not when a colleague does', async () => {
    const from = victim();
    const number = await forge(from);
    await prove('marina@ladoga-rk.example', 'Marina', { Subject: `Re: [${number}]` });
    expect(await closed(number, from)).toMatch(/^Здравствуйте!/);
  });

  test('that was split or merged stays one', async () => {
    const from = victim();
    const number = await forge(from);
    await prove('marina@ladoga-rk.example', 'Marina', { Subject: `Re: [${number}]` });
    const [message] = await world.rows<{ id: string }>(`select message.id from message join ticket on ticket.id = message.ticket_id where number = $1 order by written_at, message.id`, [number]);
    const { result: fresh } = await act(async (work) => ({ number: (await splitTicket(work, world.specialist, { ticketId: number, messageIds: [message?.id ?? ''], subject: 'Второй вопрос' })).number }));
    expect((await lettersTo(from)).find(({ subject }) => subject.includes(fresh.number))?.body).toMatch(/^Здравствуйте!/);
    await act((work) => mergeTickets(work, world.specialist, { survivorId: number, mergedId: fresh.number }));
    const merged = (await lettersTo(from)).find(({ template_key }) => template_key === 'ticket.merged');
    expect(`${merged?.subject}\n${merged?.body}`).toMatch(/ объединено с этим\nЗдравствуйте!/);
  });

  test('whose confirmation waits, and is split, has both wait', async () => {
    const from = victim();
    for (let index = 0; index < 3; index += 1) await forge(from);
    const number = await forge(from);
    await prove('marina@ladoga-rk.example', 'Marina', { Subject: `Re: [${number}]` });
    const [message] = await world.rows<{ id: string }>(`select message.id from message join ticket on ticket.id = message.ticket_id where number = $1 order by written_at, message.id`, [number]);
    await act((work) => splitTicket(work, world.specialist, { ticketId: number, messageIds: [message?.id ?? ''], subject: 'Второй вопрос' }));
    expect(await keysTo(from, ['HELD'])).toEqual(['ticket.accepted', 'ticket.accepted']);
  });
});

describe('the name that an unproven letter gave a new contact', () => {
  const contactOf = async (address: string) => (await world.rows('select name, unproven from contact where email = $1', [address]))[0];

  test('stays when a proven letter gives none, and is not said by the desk itself', async () => {
    const from = victim();
    await forge(from);
    await world.rows('delete from outgoing_letter');
    const number = await prove(from, '');
    expect(await contactOf(from)).toEqual({ name: 'Купи http://evil.example', unproven: true });
    const [confirmation] = await lettersTo(from);
    expect(confirmation).toMatchObject({ template_key: 'ticket.accepted', subject: `[${number}] Обращение принято: Холодный старт`, body: expect.stringMatching(/^Здравствуйте!/) as unknown });
    await prove(from, 'Anna');
    expect(await contactOf(from)).toEqual({ name: 'Anna', unproven: false });
  });

  test('when it is no more than the beginning of the address, is proven by a letter without a name', async () => {
    const from = victim();
    await receiveLetter(world, letter(from, { From: from }), envelope(from));
    expect(await contactOf(from)).toEqual({ name: from.split('@')[0], unproven: true });
    await prove(from, '');
    expect(await contactOf(from)).toEqual({ name: from.split('@')[0], unproven: false });
  });

  test('is not changed by the name in another one that staff accept', async () => {
    const from = victim();
    await receiveLetter(world, letter(from, { From: `Иван Петров <${from}>` }), envelope(from));
    const { letterId } = await receiveLetter(world, letter(from, { 'Auto-Submitted': 'auto-generated' }), envelope(from));
    await act(async (work) => (await releaseLetter(work, { letterId, clientId: world.ladoga })).id);
    expect(await contactOf(from)).toEqual({ name: 'Иван Петров', unproven: true });
  });
});

test('a proven sender is spoken to by name throughout', async () => {
  const from = victim();
  const number = await prove(from, 'Anna');
  await later();
  await clear(number);
  const sent = await lettersTo(from);
  expect(sent).toHaveLength(4);
  for (const { body } of sent) expect(body).toMatch(/^Здравствуйте, Anna!/);
  expect(sent[0]?.subject).toBe(`[${number}] Обращение принято: Холодный старт`);
});
