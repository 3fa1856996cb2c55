import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../clients/client.entity.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { commandClock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import mail from '../index.ts';
import { receiveLetter } from '../receiving.ts';
import { letterOf } from '../testing/letterOf.ts';

const noon = Date.parse('2026-11-24T09:00:00Z');
const front = 'mx.company.example';
const forged = 'dmarc=fail (p=reject) header.from=ladoga-rk.example';

let world: World;
beforeAll(async () => {
  await commandClock().set(noon);
  world = await openWorld([mail], { config: { mailAuthentication: 'record', mailFrontServer: front } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

let count = 0;
const comes = (result: string, headers: Record<string, string> = {}) =>
  receiveLetter(world, letterOf({ 'Authentication-Results': `${front}; ${result}`, From: 'roman@ladoga-rk.example', Subject: `Письмо ${(count += 1)}`, 'Message-ID': `<${count}@forged.example>`, ...headers }), { to: ['support@company.example'], receivedAt: noon, peer: { address: '127.0.0.1', helo: front } });

test('without a wish for proof, a letter that proves nothing comes in', async () => {
  expect(world.config.mailAuthentication).toBe('record');
  expect(await comes('dkim=none')).toMatchObject({ outcome: 'REGISTERED' });
});

test('a letter that is proven forged opens no request and speaks in none, by whatever it names the ticket', async () => {
  const { ticketNumber, letterId } = await comes('dmarc=pass header.from=ladoga-rk.example');
  const [own] = await world.rows<{ message_id: string }>('select message_id from incoming_letter where id = $1', [letterId]);
  const said = () => world.rows('select body from message m join ticket t on t.id = m.ticket_id where t.number = $1 order by m.written_at', [ticketNumber]);
  const before = await said();
  const ways: Record<string, string>[] = [{}, { Subject: `Re: [${ticketNumber}] Письмо` }, { 'In-Reply-To': own?.message_id ?? '' }, { References: own?.message_id ?? '' }];
  for (const naming of ways)
    expect(await comes(forged, naming)).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER', ticketNumber: null });
  expect(await said()).toEqual(before);
});

test('a client whose letters are taken without proof is taken at its word, but what its domain disowns waits', async () => {
  await world.workshop.perform(systemActor, async ({ em }) => {
    (await em.findOneOrFail(Client, { id: world.ladoga })).unprovenLetters = true;
  });
  for (const result of ['dkim=none', 'dmarc=temperror header.from=ladoga-rk.example']) expect(await comes(result)).toMatchObject({ outcome: 'REGISTERED' });
  expect(await comes(forged)).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER' });
});
