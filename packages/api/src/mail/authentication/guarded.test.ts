import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from '../../clients/client.entity.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { commandClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { systemActor } from '../../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { acceptUnverifiedLetter } from '../../quarantine/unverified.ts';
import mail from '../index.ts';
import { receiveLetter } from '../receiving.ts';
import { letterOf } from '../testing/letterOf.ts';

const noon = Date.parse('2026-11-24T09:00:00Z');
const front = 'mx.company.example';
const proven = 'dmarc=pass header.from=ladoga-rk.example';

let world: World;
beforeAll(async () => {
  await commandClock().set(noon);
  world = await openWorld([mail], { config: { mailAuthentication: 'guard', mailFrontServer: front } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => world.rows('delete from outgoing_letter'));

let count = 0;
const comes = (result: string, headers: Record<string, string> = {}) =>
  receiveLetter(world, letterOf({ 'Authentication-Results': `${front}; ${result}`, From: 'roman@ladoga-rk.example', Subject: `Письмо ${(count += 1)}`, 'Message-ID': `<${count}@guarded.example>`, Cc: 'evil@x.example', ...headers }), { to: ['support@company.example'], receivedAt: noon, peer: { address: '127.0.0.1', helo: front } });
const stateOf = async (number: string | null) => (await world.rows('select status, version, last_client_message_at, (select count(*)::int from message where message.ticket_id = ticket.id) as messages from ticket where number = $1', [number]))[0];

test('nobody has to ask for it', () => {
  expect(readConfig({ args: [], env: {}, workingFolder: '/nowhere' }).mailAuthentication).toBe('guard');
});

test('a request is opened without proof, and confirmed without its words', async () => {
  const verdict = await comes('dkim=none', { Subject: 'Купите http://evil.example' });
  expect(verdict).toMatchObject({ outcome: 'REGISTERED' });
  const letters = await world.rows<{ subject: string; to_address: string }>('select subject, to_address from outgoing_letter');
  expect(letters).toMatchObject([{ to_address: 'roman@ladoga-rk.example' }]);
  expect(letters[0]?.subject).not.toContain('evil');
});

test.each(['dkim=none', 'dmarc=temperror header.from=ladoga-rk.example', 'spf=pass smtp.mailfrom=ladoga-rk.example'])('what bears %s speaks in no request, whatever it names: it waits beside it and nobody is written to (row 1)', async (result) => {
  const { ticketNumber, letterId } = await comes(proven);
  const [own] = await world.rows<{ id: string }>('select message_header_id as id from incoming_letter where id = $1', [letterId]);
  const [confirmation] = await world.rows<{ id: string }>('select message_header_id as id from outgoing_letter');
  const before = await stateOf(ticketNumber);
  await world.rows('delete from outgoing_letter');
  for (const naming of [{ Subject: `Re: [${ticketNumber}]` }, { 'In-Reply-To': own?.id ?? '' }, { References: confirmation?.id ?? '' }, { To: `support+${confirmation?.id.slice(1, confirmation.id.indexOf('@') - 37)}@company.example` }] as Record<string, string>[]) {
    const verdict = await comes(result, naming);
    expect(verdict).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER', ticketNumber: null });
    expect(await world.rows('select number from ticket join incoming_letter letter on letter.named_ticket_id = ticket.id where letter.id = $1', [verdict.letterId])).toEqual([{ number: ticketNumber }]);
  }
  expect(await stateOf(ticketNumber)).toEqual(before);
  expect(await world.rows('select id from outgoing_letter')).toEqual([]);
  expect(await world.rows(`select id from contact where email = 'evil@x.example'`)).toEqual([]);
});

test.each(['dkim=none', proven])('a number or a Message-ID in the text alone names no request, proven (%s) or not (row 1)', async (result) => {
  const { ticketNumber, confirmation } = await comes(proven);
  const before = await stateOf(ticketNumber);
  const verdict = await receiveLetter(world, letterOf({ 'Authentication-Results': `${front}; ${result}`, From: 'roman@ladoga-rk.example', Subject: 'Другое', 'Message-ID': `<body-${(count += 1)}@guarded.example>` }, `Re: [${ticketNumber}] ${confirmation}\r\nTP: ${ticketNumber}`), { to: ['support@company.example'], receivedAt: noon, peer: { address: '127.0.0.1', helo: front } });
  expect(verdict).toMatchObject({ outcome: 'REGISTERED' });
  expect(verdict.ticketNumber).not.toBe(ticketNumber);
  expect(await stateOf(ticketNumber)).toEqual(before);
});

test('the same proven joins, and what waits joins when staff accept it', async () => {
  const { ticketNumber } = await comes(proven);
  expect(await comes(proven, { Subject: `Re: [${ticketNumber}]` })).toMatchObject({ outcome: 'JOINED', ticketNumber });
  const { letterId } = await comes('dkim=none', { Subject: `Re: [${ticketNumber}]` });
  await world.workshop.perform(systemActor, (work) => acceptUnverifiedLetter(work, { letterId }));
  expect(await stateOf(ticketNumber)).toMatchObject({ messages: 3 });
});

describe('what an unproven letter tells of its contact', () => {
  const contact = async (email: string) => (await world.rows('select unproven, active, hard_returns, heard_locale from contact where email = $1', [email]))[0];

  test('is nothing where the desk knows the person: neither that the address is there nor the language', async () => {
    await world.rows(`update contact set hard_returns = 2, heard_locale = 'ru' where email = 'roman@ladoga-rk.example'`);
    expect(await comes('dkim=none', { Subject: 'The board does not boot, please help us with this' })).toMatchObject({ outcome: 'REGISTERED' });
    expect(await contact('roman@ladoga-rk.example')).toMatchObject({ hard_returns: 2, heard_locale: 'ru' });
    await comes(proven);
    expect(await contact('roman@ladoga-rk.example')).toMatchObject({ hard_returns: 0, unproven: false });
  });

  test('is one who is unproven until a proven letter comes', async () => {
    const email = 'stazher@ladoga-rk.example';
    expect(await comes('dkim=none', { From: email })).toMatchObject({ outcome: 'REGISTERED' });
    expect(await contact(email)).toMatchObject({ unproven: true, active: true });
    await comes('dkim=none', { From: email });
    expect(await contact(email)).toMatchObject({ unproven: true });
    await comes(proven, { From: email });
    expect(await contact(email)).toMatchObject({ unproven: false });
  });
});

test('a client whose domain signs nothing can be excepted', async () => {
  const { ticketNumber } = await comes(proven);
  await world.workshop.perform(systemActor, async ({ em }) => {
    (await em.findOneOrFail(Client, { id: world.ladoga })).unprovenLetters = true;
  });
  expect(await comes('dkim=none', { Subject: `Re: [${ticketNumber}]` })).toMatchObject({ outcome: 'JOINED', ticketNumber });
});
