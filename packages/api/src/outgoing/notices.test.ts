import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addClientMessage } from '../correspondence/clientMessage.ts';
import { answerTicket } from '../correspondence/answer.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { Work } from '../platform/work.ts';
import { remindClient } from '../clientSilence/reminderLetter.ts';
import { Contact } from '../clients/contact.entity.ts';
import { mergeTickets } from '../tickets/merging.ts';
import { Message } from '../tickets/message.entity.ts';
import { changePriority, closeTicket, takeTicket } from '../tickets/handling.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from './testing/world.ts';

const clock = commandClock();
const at = (instant: string): number => Date.parse(instant);
/** Tuesday noon in Moscow. */
const noon = at('2026-11-24T09:00:00Z');
const minute = 60_000;

interface Letter {
  id: string;
  template_key: string;
  to_address: string;
  subject: string;
  body: string;
  status: string;
  send_after: Date;
  sent_at: Date | null;
  attempts: number;
  last_error: string | null;
  headers: Record<string, string>;
  message_id: string | null;
  message_header_id: string;
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => clock.set(noon));

const act = <T>(verb: (work: Work) => Promise<T>) => world.workshop.perform(systemActor, verb);
const lettersOf = (ticketId: string) => world.rows<Letter>('select * from outgoing_letter where ticket_id = $1 order by created_at, id', [ticketId]);
const keysOf = async (ticketId: string) => (await lettersOf(ticketId)).map(({ template_key }) => template_key);
const passMinutes = (minutes: number) => clock.set(clock.now() + minutes * minute);

describe('a registered request', () => {
  test('has exactly one confirmation, in the same transaction (§4.2)', async () => {
    const { id, number } = await world.request();
    const [letter, ...more] = await lettersOf(id);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ template_key: 'ticket.accepted', to_address: 'roman@ladoga-rk.example', status: 'WAITING', subject: `[${number}] Обращение принято: Холодный старт` });
    expect(letter?.body).toContain('Ответ поступит не позднее: чт 26.11.2026 12:00 МСК');
    expect(letter?.headers).toEqual({ 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'auto_reply', 'X-Loop': 'support@company.example' });
    expect(letter?.message_header_id.endsWith(`.${letter?.id}@company.example>`)).toBe(true);
  });

  test('never gets a second one, whoever tries (§4.2)', async () => {
    const { id, number } = await world.request();
    const again = act((work) => work.record({ type: 'TICKET_REGISTERED', subjectType: 'ticket', subjectId: id, payload: { number } }));
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await keysOf(id)).toEqual(['ticket.accepted']);
  });

  test('that fails after its confirmation was written leaves neither', async () => {
    const before = await world.rows('select id from outgoing_letter');
    const failing = act(async (work) => {
      await world.requestIn(work);
      throw new Error('the act fails here');
    });
    await expect(failing).rejects.toThrow('the act fails here');
    expect(await world.rows('select id from outgoing_letter')).toHaveLength(before.length);
  });

  test('without anybody to tell has a confirmation that staff see as not delivered', async () => {
    const { id } = await world.request({ contact: null, channel: 'PAPER' });
    expect(await lettersOf(id)).toMatchObject([{ template_key: 'ticket.accepted', status: 'FAILED', last_error: 'NO_ADDRESS', to_address: '' }]);
    expect(await world.rows(`select type from event_log where subject_id = $1 and type = 'LETTER_FAILED'`, [id])).toHaveLength(1);
  });
});

describe('the beginning of work (§4.4)', () => {
  test.each([
    ['within ten minutes is told by the confirmation', 10, ['ticket.accepted']],
    ['later is told in a letter of its own', 11, ['ticket.accepted', 'ticket.processingStarted']],
  ])('%s', async (_, minutes, expected) => {
    const { id } = await world.request();
    await passMinutes(minutes);
    await act((work) => takeTicket(work, world.specialist, { ticketId: id }));
    expect(await keysOf(id)).toEqual(expected);
  });

  test('is told once, whoever takes the ticket over', async () => {
    const { id } = await world.request();
    await passMinutes(60);
    await act((work) => takeTicket(work, world.specialist, { ticketId: id }));
    await act((work) => takeTicket(work, world.head, { ticketId: id }));
    const letters = await lettersOf(id);
    expect(letters.map(({ template_key }) => template_key)).toEqual(['ticket.accepted', 'ticket.processingStarted']);
    expect(letters[1]?.body).toContain('Ответственный специалист: Кварцева Ирина');
  });
});

describe('an answer (§4.6)', () => {
  const answer = (ticketId: string, body = 'Проверьте питание.', question = false) => act((work) => answerTicket(work, world.specialist, { ticketId, body, question }));

  test('is a person’s letter that carries the message', async () => {
    const { id, number } = await world.request();
    await answer(id);
    const letter = (await lettersOf(id))[1];
    const [message] = await world.rows<{ id: string }>(`select id from message where ticket_id = $1 and side = 'STAFF'`, [id]);
    expect(letter).toMatchObject({ template_key: 'ticket.answer', subject: `[${number}] Ответ по обращению: Холодный старт`, headers: {}, message_id: message?.id });
    expect(letter?.body).toBe('Здравствуйте, Осцилляторов Роман!\n\nПроверьте питание.\n\nОтветьте на это письмо, если вопрос остался.\nКварцева Ирина, служба технической поддержки');
    expect(letter?.send_after.getTime()).toBe(noon);
  });

  test('that is written in the evening leaves at the next opening', async () => {
    const { id } = await world.request();
    await clock.set(at('2026-11-24T19:30:00Z'));
    await answer(id);
    expect((await lettersOf(id))[1]?.send_after.toISOString()).toBe('2026-11-25T07:00:00.000Z');
  });

  test('goes to whoever of the client wrote last as well', async () => {
    const { id } = await world.request();
    await act((work) => addClientMessage(work, world.specialist, { ticketId: id, body: 'И у меня.', contactId: world.marina }));
    await answer(id);
    const letter = (await lettersOf(id)).at(-1);
    expect(letter?.to_address).toBe('roman@ladoga-rk.example, marina@ladoga-rk.example');
    expect(letter?.body).toMatch(/^Здравствуйте!/);
  });

  test('greets whoever gets it, not the contact who left', async () => {
    const { id } = await world.request();
    await act((work) => addClientMessage(work, world.specialist, { ticketId: id, body: 'И у меня.', contactId: world.marina }));
    await world.rows('update contact set active = false where id = $1', [world.roman]);
    await answer(id);
    await world.rows('update contact set active = true where id = $1', [world.roman]);
    const letter = (await lettersOf(id)).at(-1);
    expect(letter?.to_address).toBe('marina@ladoga-rk.example');
    expect(letter?.body).toMatch(/^Здравствуйте, Диодова Марина!/);
  });

  test('that two people get greets neither by name, be it a reminder (§4.13)', async () => {
    const { id } = await world.request();
    await act((work) => addClientMessage(work, world.specialist, { ticketId: id, body: 'И у меня.', contactId: world.marina }));
    const { result } = await act(async (work) => {
      const message = await work.em.findOneOrFail(Message, { ticket: id }, { orderBy: { writtenAt: 'asc' } });
      await remindClient(work, { type: 'CLIENT_REMINDED', subjectType: 'ticket', subjectId: id, payload: { messageId: message.id, askedAt: work.at.toISOString() } });
      return message.id;
    });
    expect(result).not.toBe('');
    for (const { to_address, body } of (await lettersOf(id)).filter(({ template_key }) => template_key === 'ticket.questionReminder'))
      expect([to_address, body.split('\n')[0]]).toEqual(['roman@ladoga-rk.example, marina@ladoga-rk.example', 'Здравствуйте!']);
    expect((await keysOf(id)).at(-1)).toBe('ticket.questionReminder');
  });

  test('that asks the client says so (§4.13)', async () => {
    const { id } = await world.request();
    await answer(id, 'Какая версия?', true);
    const letter = (await lettersOf(id))[1];
    expect(letter?.template_key).toBe('ticket.infoRequest');
    expect(letter?.body).toContain('срок реакции снова составит до 2 рабочих дней');
  });

  test('to a request without an address is seen as not delivered', async () => {
    const { id } = await world.request({ contact: null, channel: 'PAPER' });
    await answer(id);
    expect((await lettersOf(id))[1]).toMatchObject({ template_key: 'ticket.answer', status: 'FAILED', last_error: 'NO_ADDRESS' });
  });
});

test.each([
  ['left the client', { column: 'active', value: 'false', back: 'true' }],
  ['gets no letters any more', { column: 'letters_stopped_at', value: 'now()', back: 'null' }],
])('a merge that one person is told of, for the other %s, greets that person (§4.4, R17)', async (_, { column, value, back }) => {
  const survivor = (await act(async (work) => world.requestIn(work, { contact: await work.em.findOneOrFail(Contact, { id: world.marina }) }))).result;
  const merged = await world.request();
  await world.rows(`update contact set ${column} = ${value} where id = $1`, [world.roman]);
  await act((work) => mergeTickets(work, world.specialist, { survivorId: survivor.id, mergedId: merged.id }));
  await world.rows(`update contact set ${column} = ${back} where id = $1`, [world.roman]);
  const letter = (await lettersOf(survivor.id)).find(({ template_key }) => template_key === 'ticket.merged');
  expect(letter?.to_address).toBe('marina@ladoga-rk.example');
  expect(letter?.body).toMatch(/^Здравствуйте, Диодова Марина!/);
});

describe('a message of the client (§4.12)', () => {
  const write = (ticketId: string) => act((work) => addClientMessage(work, world.specialist, { ticketId, body: 'Ещё одно.' }));

  test('is confirmed once in half an hour', async () => {
    const { id } = await world.request();
    await write(id);
    await passMinutes(29);
    await write(id);
    expect(await keysOf(id)).toEqual(['ticket.accepted', 'ticket.followUp']);
    await passMinutes(1);
    await write(id);
    expect(await keysOf(id)).toEqual(['ticket.accepted', 'ticket.followUp', 'ticket.followUp']);
  });

  test('is confirmed with the due that governs', async () => {
    const { id } = await world.request();
    await passMinutes(5);
    await write(id);
    expect((await lettersOf(id))[1]?.body).toContain('Сообщение от вт 24.11.2026 12:05 МСК добавлено');
    expect((await lettersOf(id))[1]?.body).toContain('Ответ не позднее чт 26.11.2026 12:00 МСК.');
  });
});

describe('a change of the request', () => {
  test('of its priority is confirmed with the new due (§4.7)', async () => {
    const { id } = await world.request({ priority: 'LOW' });
    const partner = { kind: 'MACHINE', id: world.roman, name: 'Партнёр', audience: 'client', scopes: [], clientId: world.ladoga } as const;
    await act((work) => changePriority(work, partner, { ticketId: id, priority: 'HIGH' }));
    expect((await lettersOf(id))[1]).toMatchObject({ template_key: 'ticket.priorityChanged' });
    expect((await lettersOf(id))[1]?.body).toContain('Низкий → Высокий. Новый срок ответа: чт 26.11.2026 12:00 МСК.');
  });

  test('that closes it is told after the answer that still waits, and can be told again', async () => {
    const { id } = await world.request();
    await clock.set(at('2026-11-24T19:30:00Z'));
    await act((work) => answerTicket(work, world.specialist, { ticketId: id, body: 'Готово.' }));
    await act((work) => closeTicket(work, world.specialist, { ticketId: id, reason: 'FIXED' }));
    const closing = (await lettersOf(id)).at(-1);
    expect(closing).toMatchObject({ template_key: 'ticket.closed' });
    expect(closing?.send_after.toISOString()).toBe('2026-11-25T07:00:00.000Z');
    expect(closing?.body).toContain('закрыто. Причина: исправлено. Ответ на это письмо в течение 180 дней возобновит его.');
    await passMinutes(60 * 24);
    await act((work) => addClientMessage(work, world.specialist, { ticketId: id, body: 'Снова.' }));
    await act((work) => closeTicket(work, world.specialist, { ticketId: id, reason: 'ANSWERED' }));
    expect((await keysOf(id)).filter((key) => key === 'ticket.closed')).toHaveLength(2);
  });
});
