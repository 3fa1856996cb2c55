import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, person } from '../../access/testing/asking.ts';
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

let world: World;
beforeAll(async () => {
  await commandClock().set(noon);
  world = await openWorld([mail], { config: { mailAuthentication: 'enforce', mailFrontServer: front } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => world.rows('delete from outgoing_letter'));

let count = 0;
const comes = (from: string, result: string, headers: Record<string, string> = {}) =>
  receiveLetter(world, letterOf({ 'Authentication-Results': `${front}; ${result}`, From: from, Subject: `Купите ${(count += 1)} http://evil.example`, 'Message-ID': `<${count}@x.example>`, ...headers }), { to: ['support@company.example'], receivedAt: noon, peer: { address: '127.0.0.1', helo: front } });
const sent = () => world.rows<{ template_key: string; to_address: string; subject: string; body: string }>('select * from outgoing_letter order by created_at, id');

test('a letter that proves its sender becomes a request', async () => {
  const verdict = await comes('roman@ladoga-rk.example', 'dmarc=pass header.from=ladoga-rk.example');
  expect(verdict).toMatchObject({ outcome: 'REGISTERED' });
  expect(await world.rows('select authentication, authentication_findings from incoming_letter where id = $1', [verdict.letterId])).toEqual([{ authentication: 'PASS', authentication_findings: 'dmarc=pass; spf=none; dkim=none' }]);
});

test('letters are found by what is known of their senders', async () => {
  await comes('roman@ladoga-rk.example', 'dmarc=pass header.from=ladoga-rk.example');
  const { letterId } = await comes('marina@ladoga-rk.example', 'dmarc=fail header.from=ladoga-rk.example');
  const desk = await deskOf(world, world.features);
  const { incomingLetters } = await desk.get<{ incomingLetters: { nodes: unknown[] } }>(person('SPECIALIST'), '{ incomingLetters(first: 10, filter: { authentication: [FAIL] }) { nodes { id authentication } } }');
  expect(incomingLetters.nodes).toEqual([{ id: letterId, authentication: 'FAIL' }]);
});

test.each(['dmarc=fail (p=reject) header.from=ladoga-rk.example', 'dkim=none', 'dmarc=temperror header.from=ladoga-rk.example'])('one with %s waits for a person, and its sender gets one neutral letter', async (result) => {
  const from = `new${(count += 1)}@ladoga-rk.example`;
  expect(await comes(from, result)).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER', ticketNumber: null });
  expect(await comes(from, result)).toMatchObject({ outcome: 'QUARANTINED' });
  const letters = await sent();
  expect(letters).toMatchObject([{ template_key: 'intake.unproven', to_address: from }]);
  // the desk knows whose address it is
  expect(letters[0]?.body).not.toContain('организацию-Клиента');
  expect(`${letters[0]?.subject}${letters[0]?.body}`).not.toContain('evil');
});

test.each([
  ['dmarc=pass header.from=nobody.example', true],
  ['dkim=none', true],
  ['dmarc=fail (p=reject) header.from=nobody.example', false],
])('a stranger of whose letter the front server says %s waits for a person, and is asked who it is: %s', async (result, isAsked) => {
  const from = `stranger${(count += 1)}@nobody.example`;
  expect(await comes(from, result)).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNKNOWN_SENDER', ticketNumber: null });
  expect((await sent()).map(({ template_key, to_address }) => [template_key, to_address])).toEqual(isAsked ? [['intake.unidentified', from]] : []);
});

test('one of a client that proves nothing and is called unwanted waits for a person, and nobody is told (§4.9)', async () => {
  expect(await comes(`new${(count += 1)}@ladoga-rk.example`, 'dkim=none', { 'X-Spam-Flag': 'YES' })).toMatchObject({ outcome: 'QUARANTINED', reason: 'UNPROVEN_SENDER' });
  expect(await sent()).toEqual([]);
});

test('a known contact who proves nothing and has an empty envelope waits for a person, too, and gets no letter (§4.12)', async () => {
  const raw = letterOf({ 'Authentication-Results': `${front}; dmarc=fail (p=reject) header.from=ladoga-rk.example`, From: 'roman@ladoga-rk.example', Subject: 'Не включается', 'Message-ID': '<empty@x.example>' });
  expect(await receiveLetter(world, raw, { from: '', to: ['support@company.example'], receivedAt: noon, peer: { address: '127.0.0.1', helo: front } })).toMatchObject({ outcome: 'QUARANTINED', reason: 'MACHINE_UNASKED' });
  expect(await sent()).toEqual([]);
});

test('a client may be accepted without proof', async () => {
  await world.workshop.perform(systemActor, async ({ em }) => {
    (await em.findOneOrFail(Client, { id: world.seim })).unprovenLetters = true;
  });
  for (const from of ['vera@seim.example', 'new@seim.example']) expect(await comes(from, 'dkim=none')).toMatchObject({ outcome: 'REGISTERED' });
  // the letter itself may be words of somebody else
  for (const { subject, body } of await sent()) expect(`${subject}${body}`).not.toMatch(/evil|Купите/);
  expect((await sent())[0]?.subject).toMatch(/^\[TP-2026-\d{6}\] Обращение принято$/);
});
