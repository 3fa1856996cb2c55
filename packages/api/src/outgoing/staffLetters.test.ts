import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTicket } from '../correspondence/answer.ts';
import { changePreferences } from '../preferences/changePreferences.ts';
import preferences from '../preferences/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { takeTicket } from '../tickets/handling.ts';
import { staffLetters } from './staffLetters.ts';
import { openWorld, type World } from './testing/world.ts';
import { writtenWorkingTime } from './wording.ts';

const clock = commandClock();
let world: World;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openWorld([preferences]);
  // no entity stands for it: what is preferred is read and written as it stands
  await world.rows('create table staff_preferences (staff_id uuid primary key, chosen jsonb not null, version int not null default 1, changed_at timestamptz not null)');
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

/** What the log of events says of a ticket. */
const happened = (type: string, ticketId: string, payload: Record<string, unknown>, occurredAt = '2026-11-26T13:00:00.000Z'): PlacedEvent => ({
  id: newId(), position: 1, type, subjectType: 'ticket', subjectId: ticketId, subjectVersion: 1, clientId: world.ladoga, actor: systemActor, payload, occurredAt,
});
const tell = async (event: PlacedEvent): Promise<void> => {
  for (const letter of staffLetters) if (letter.to === event.type) await letter.follow(world, event);
};
const told = (event: PlacedEvent) =>
  world.rows<{ to_address: string; template_key: string; subject: string; body: string; ticket_id: string | null; locale: string; headers: Record<string, string> }>(
    'select to_address, template_key, subject, body, ticket_id, locale, headers from outgoing_letter where deduplication_key like $1 order by to_address', [`%${event.id}%`]);
const takenRequest = async () => {
  const request = await world.request();
  await world.workshop.perform(systemActor, (work) => takeTicket(work, world.specialist, { ticketId: request.id }));
  return request;
};

test('a promise at risk is told to the specialist and to the head, once each, beside the letters of the ticket (§4.7)', async () => {
  const { id, number } = await takenRequest();
  const event = happened('OBLIGATION_AT_RISK', id, { dueAt: '2026-11-26T15:00:00.000Z' });
  await tell(event);
  await tell(event);
  const letters = await told(event);
  expect(letters.map(({ to_address }) => to_address)).toEqual(['head@company.example', 'kvartseva@company.example']);
  expect(letters[0]).toMatchObject({ subject: `Срок под угрозой: ${number}, осталось 2 ч`, ticket_id: null, headers: { 'Auto-Submitted': 'auto-generated' } });
  expect(letters[0]?.body).toContain(`Срок: чт 26.11.2026 18:00 МСК, осталось 2 ч рабочего времени.`);
  expect(letters[0]?.body).toContain(`/tickets/${number}`);
});

test('a broken promise of nobody is told to the head; in the language of the reader', async () => {
  await world.workshop.perform(systemActor, (work) => changePreferences(work, world.head, { locale: 'en' }));
  const { id, number } = await world.request();
  const event = happened('OBLIGATION_BREACHED', id, { dueAt: '2026-11-26T15:00:00.000Z' }, '2026-11-26T15:00:00.000Z');
  await tell(event);
  expect(await told(event)).toMatchObject([{ to_address: 'head@company.example', locale: 'en', subject: `Overdue: ${number}` }]);
});

test('an answer that did not arrive names the address, what the server said, and how to reach the client (§4.6)', async () => {
  const { id } = await takenRequest();
  const event = happened('ANSWER_NOT_DELIVERED', id, { to: 'roman@ladoga-rk.example', error: '550 5.1.1 no such user' });
  await tell(event);
  const [, letter] = await told(event);
  expect(letter?.body).toContain('не дошло до roman@ladoga-rk.example');
  expect(letter?.body).toContain('550 5.1.1 no such user');
  expect(letter?.body).toContain('телефон +7 000 000-00-01');
});

test.each([
  ['CONTACT_INACTIVE', { to: '' }, 'Не доставлено: ', /^Письмо «Ответ» по обращению \S+ не дошло\.\nКонтактное лицо отмечено неактивным, [^\n]*\.\nКлиент: /],
  ['GIVEN_UP', { to: 'roman@ladoga-rk.example' }, 'Не доставлено: ', /^Письмо «Ответ» по обращению \S+ не дошло до roman@ladoga-rk\.example\.\nПочтовый сервер не принимал письмо пять дней/],
  ['DELAYED', { to: 'roman@ladoga-rk.example' }, 'Доставка задерживается: ', /^Письмо «Ответ» по обращению \S+ до сих пор не принято для roman@ladoga-rk\.example\.\nПочтовый сервер откладывает письмо/],
])('a reason of ours is said in words, not as what a server said: %s (§4.6)', async (error, { to }, subject, body) => {
  const { id, number } = await takenRequest();
  const [letter] = await world.rows<{ id: string }>(`update outgoing_letter set template_key = 'ticket.answer' where ticket_id = $1 and template_key = 'ticket.accepted' returning id`, [id]);
  const event = happened('ANSWER_NOT_DELIVERED', id, { letterId: letter?.id, to, error });
  await tell(event);
  const written = (await told(event)).find(({ to_address }) => to_address === 'kvartseva@company.example');
  expect(written?.subject).toBe(`${subject}${number}${to === '' ? '' : `, ${to}`}`);
  expect(written?.body).toMatch(body);
  expect(written?.body).not.toMatch(/Сервер сообщил|[A-Z]{3,}_|[A-Z]{6,}/);
  expect(written?.body.includes('отметьте в обращении')).toBe(error !== 'DELAYED' && error !== 'OUTCOME_UNKNOWN');
});

test('a priority that the client changed is told to the specialist as staff are written to: from what, to what, due when, and where to look, a change of their own is not (§4.7)', async () => {
  const { id, number } = await takenRequest();
  const event = happened('PRIORITY_CHANGED', id, { previous: 'MEDIUM', priority: 'HIGH', dueAt: '2026-11-26T15:00:00.000Z' });
  await tell(event);
  await tell(event);
  const letters = await told(event);
  expect(letters).toMatchObject([{ to_address: 'kvartseva@company.example', ticket_id: null, template_key: 'staff.priorityChanged', subject: `Приоритет изменён: ${number}, Высокий` }]);
  expect(letters[0]?.body).toMatch(/^Приоритет обращения \S+ изменён по решению Клиента: Средний → Высокий\.\nТема: [^\n]+\nКлиент: [^\n]+\nНовый срок: чт 26\.11\.2026 18:00 МСК, осталось 2 ч рабочего времени\.\nСпециалист: [^\n]+\nhttps?:\/\/\S+\/tickets\/TP-\S+$/);
  const own = { ...happened('PRIORITY_CHANGED', id, { previous: 'HIGH', priority: 'LOW' }), actor: { kind: 'STAFF' as const, id: world.specialist.id, name: world.specialist.name } };
  await tell(own);
  expect(await told(own)).toEqual([]);
  const nobodys = happened('PRIORITY_CHANGED', (await world.request()).id, { previous: 'MEDIUM', priority: 'HIGH' });
  await tell(nobodys);
  expect(await told(nobodys)).toEqual([]);
});

test('of a burst of letters each hears once of a kind, wherever it began, and what else that person asks is told as ever (decision 98)', async () => {
  const letter = { channel: 'EMAIL' } as const;
  const first = await world.request(letter);
  const second = await world.request(letter);
  const eleventh = await world.request({ ...letter, burstOfId: first.id });
  const twelfth = await world.request({ ...letter, burstOfId: first.id });
  const kinds = ['OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED', 'ANSWER_NOT_DELIVERED'];
  const written = async () => (await world.rows<{ template_key: string; subject: string; body: string }>(`select template_key, subject, body from outgoing_letter where template_key like 'staff.%' and subject ~ $1 order by template_key`, [[first, second, eleventh, twelfth].map(({ number }) => number).join('|')]));
  for (const { id } of [second, eleventh, first, twelfth]) for (const type of kinds) await tell(happened(type, id, { dueAt: '2026-11-26T15:00:00.000Z', to: 'roman@ladoga-rk.example', error: '550' }));
  const letters = await written();
  expect(letters.map(({ template_key }) => template_key)).toEqual(['staff.deliveryFailed', 'staff.slaBreach', 'staff.slaWarning']);
  for (const { subject, body } of letters) {
    expect(subject).toContain(second.number);
    expect(body).toContain(first.number);
    expect(body).toContain(`/tickets?tab=all&burstOf=${first.number}`);
  }
  const other = await world.request({ ...letter, receivedAt: clock.now() + 11 * 60_000 });
  const event = happened('OBLIGATION_BREACHED', other.id, { dueAt: '2026-11-26T15:00:00.000Z' });
  await tell(event);
  expect(await told(event)).toMatchObject([{ body: expect.not.stringContaining('burstOf') }]);
});

test('what happens to a request of a burst on another day is told again, and an answer that did not arrive each time (decision 98)', async () => {
  const letter = { channel: 'EMAIL', receivedAt: clock.now() + 60 * 60_000 } as const;
  const genuine = await world.request(letter);
  const forged = await world.request({ ...letter, burstOfId: genuine.id });
  const toldOn = async (type: string, ticketId: string, day: string, payload: Record<string, unknown> = {}): Promise<number> => {
    const count = async () => (await world.rows<{ count: number }>(`select count(*)::int from outgoing_letter where starts_with(template_key, 'staff.') and to_address = 'head@company.example'`))[0]?.count ?? 0;
    const before = await count();
    await tell(happened(type, ticketId, { dueAt: '2026-11-26T15:00:00.000Z', ...payload }, `${day}T13:00:00.000Z`));
    return (await count()) - before;
  };
  expect(await toldOn('OBLIGATION_BREACHED', forged.id, '2026-11-26')).toBe(1);
  expect(await toldOn('OBLIGATION_BREACHED', genuine.id, '2026-11-26')).toBe(0);
  expect(await toldOn('OBLIGATION_BREACHED', genuine.id, '2026-11-27')).toBe(1);
  const [confirmation] = await world.rows<{ id: string }>('select id from outgoing_letter where ticket_id = $1', [forged.id]);
  await world.workshop.perform(systemActor, (work) => answerTicket(work, world.specialist, { ticketId: genuine.id, body: 'Так.' }));
  const [answer] = await world.rows<{ id: string }>('select id from outgoing_letter where ticket_id = $1 and message_id is not null', [genuine.id]);
  const failed = { to: 'roman@ladoga-rk.example', error: '550' };
  expect(await toldOn('ANSWER_NOT_DELIVERED', forged.id, '2026-11-26', { ...failed, letterId: confirmation?.id })).toBe(1);
  expect(await toldOn('ANSWER_NOT_DELIVERED', genuine.id, '2026-11-26', { ...failed, letterId: answer?.id })).toBe(1);
  expect(await toldOn('ANSWER_NOT_DELIVERED', genuine.id, '2026-11-26', { ...failed, letterId: answer?.id })).toBe(1);
});

test('whoever does without letters gets none, nor does whoever left', async () => {
  await world.workshop.perform(systemActor, (work) => changePreferences(work, world.specialist, { staffLetters: false }));
  const { id } = await takenRequest();
  const event = happened('OBLIGATION_BREACHED', id, { dueAt: '2026-11-26T15:00:00.000Z' });
  await tell(event);
  expect((await told(event)).map(({ to_address }) => to_address)).toEqual(['head@company.example']);
  await world.workshop.perform(systemActor, ({ em }) => em.execute("update staff set active = false where email = 'head@company.example'"));
  const later = happened('OBLIGATION_BREACHED', id, { dueAt: '2026-11-26T15:00:00.000Z' });
  await tell(later);
  expect(await told(later)).toEqual([]);
});

test.each([[0, 'ru', '0 мин'], [59_000, 'ru', '1 мин'], [3_600_000, 'ru', '1 ч'], [16_200_000, 'ru', '4 ч 30 мин'], [16_200_000, 'en', '4 h 30 min'], [-5, 'en', '0 min']] as const)('%s ms in %s: %s', (milliseconds, locale, text) => {
  expect(writtenWorkingTime(milliseconds, locale)).toBe(text);
});
