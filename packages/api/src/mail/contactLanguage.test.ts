import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { updateContact } from '../clients/contactActs.ts';
import { closeTicket } from '../tickets/handling.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import mail from './index.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { letterOf } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const english = 'Hello, the receiver does not start after the update. Can you please help us with this?';

let world: World;
beforeAll(async () => {
  world = await openWorld([mail]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => clock.set(noon));

let count = 0;
const writes = async (from: string, text: string, subject = 'Question') => (await receiveProven(world, letterOf({ From: from, Subject: subject, 'Message-ID': `<language-${(count += 1)}@x>` }, text), { to: ['support@company.example'], receivedAt: noon })).ticketNumber;
/** In which language the request was confirmed, and its first words. */
const confirmed = async (number: string | null) =>
  (await world.rows<{ locale: string; subject: string }>(`select letter.locale, letter.subject from outgoing_letter letter join ticket on ticket.id = letter.ticket_id where ticket.number = $1 and template_key = 'ticket.accepted'`, [number]))[0];
const choose = (email: string, locale: string | null) => world.workshop.perform(systemActor, async (work) => {
  const [{ id } = { id: '' }] = await world.rows<{ id: string }>('select id from contact where email = $1', [email]);
  await updateContact(work, { id, locale });
});
const localeOf = async (number: string | null) => (await world.rows<{ locale: string }>('select locale from ticket where number = $1', [number]))[0]?.locale;

test('a person is answered in the language in which they write; a client’s language counts for whoever has not shown theirs (§4.2)', async () => {
  expect(await confirmed(await writes('john@ladoga-rk.example', english))).toMatchObject({ locale: 'en', subject: expect.stringContaining('equest') });
  expect(await confirmed(await writes('john@ladoga-rk.example', 'log: 0x1F'))).toMatchObject({ locale: 'en' });
  expect(await confirmed(await writes('petr@seim.example', 'Модуль не включается.'))).toMatchObject({ locale: 'ru', subject: expect.stringContaining('бращение') });
  expect(await confirmed(await writes('new@seim.example', 'log: 0x1F'))).toMatchObject({ locale: 'en' });
  expect(await confirmed(await writes('new@ladoga-rk.example', 'log: 0x1F'))).toMatchObject({ locale: 'ru' });
});

test('what staff choose counts before that, for open requests too, and can be left to the person again', async () => {
  const [open, closed] = [await writes('ivan@ladoga-rk.example', 'Не включается.'), await writes('ivan@ladoga-rk.example', 'Ещё одно.')];
  const [ticket] = await world.rows<{ id: string }>('select id from ticket where number = $1', [closed]);
  await world.workshop.perform(systemActor, (work) => closeTicket(work, world.specialist, { ticketId: ticket?.id ?? '', reason: 'FIXED' }));
  await choose('ivan@ladoga-rk.example', 'en');
  expect([await localeOf(open), await localeOf(closed)]).toEqual(['en', 'ru']);
  expect(await confirmed(await writes('ivan@ladoga-rk.example', 'Третье, по-русски.'))).toMatchObject({ locale: 'en' });
  await choose('ivan@ladoga-rk.example', null);
  expect(await localeOf(open)).toBe('ru');
  await expect(choose('ivan@ladoga-rk.example', 'fr')).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['locale'] });
});
