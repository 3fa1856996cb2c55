import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import quarantine from '../quarantine/index.ts';
import { releaseLetter } from '../quarantine/release.ts';
import mail from './index.ts';
import { receiveLetter } from './receiving.ts';
import { isCalledSpam } from './spamVerdict.ts';
import { letterOf } from './testing/letterOf.ts';
import { receiveProven } from './testing/receiveProven.ts';

test.each<[string, Record<string, string[]>, boolean]>([
  ['by SpamAssassin', { 'x-spam-flag': ['yes'] }, true],
  ['with its points', { 'x-spam-status': [' yes, score=7.2 required=5.0 tests=x'] }, true],
  ['by Rspamd', { 'x-spam': ['yes'] }, true],
  ['by one of two', { 'x-spam-flag': ['no', 'yes'] }, true],
  ['by nobody', {}, false],
  ['with a no', { 'x-spam-flag': ['no'], 'x-spam-status': ['no, score=0.1 tests=yes'] }, false],
  ['with a word that begins alike', { 'x-spam-flag': ['yesterday'] }, false],
  ['with points alone', { 'x-spam-level': ['*******'] }, false],
])('a letter that is called unwanted %s', (_, headers, expected) => expect(isCalledSpam(new Map(Object.entries(headers)))).toBe(expected));

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
let world: World;
beforeAll(async () => {
  world = await openWorld([mail, quarantine]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from outgoing_letter');
});

let count = 0;
const called = (from: string) => letterOf({ From: from, Subject: 'Выгодное предложение', 'X-Spam-Flag': 'YES', 'Message-ID': `<spam-${(count += 1)}@x.example>` });
const envelope = (from: string) => ({ from, to: ['support@company.example'], receivedAt: noon });
const left = () => world.rows<{ template_key: string }>('select template_key from outgoing_letter');

describe('a letter that the filter of the mail server calls unwanted (§4.9)', () => {
  const [stranger, roman] = ['spam@noise.example', 'roman@ladoga-rk.example'];

  test.each([['nothing proves', receiveLetter], ['their domain proves', receiveProven]] as const)('waits for a person when a stranger wrote it whom %s, without number, term or note', async (_, receive) => {
    const { letterId, outcome, ticketNumber } = await receive(world, called(stranger), envelope(stranger));
    expect([outcome, ticketNumber]).toEqual(['QUARANTINED', null]);
    expect(await world.rows('select reason from incoming_letter where id = $1', [letterId])).toEqual([{ reason: 'SPAM' }]);
    expect(await left()).toEqual([]);
  });

  test('waits when it bears a client’s address and nothing proves that; a person lets it in', async () => {
    const { letterId, outcome } = await receiveLetter(world, called(roman), envelope(roman));
    expect(outcome).toBe('QUARANTINED');
    expect(await left()).toEqual([]);
    await world.workshop.perform(systemActor, (work) => releaseLetter(work, { letterId, clientId: world.ladoga }));
    expect(await world.rows('select outcome, reason from incoming_letter where id = $1', [letterId])).toEqual([{ outcome: 'REGISTERED', reason: 'RELEASED' }]);
    expect(await left()).toEqual([{ template_key: 'ticket.accepted' }]);
  });

  test('is a request like any other when the client’s domain proves it: a filter makes nobody wait who has a right to an answer (§4.2)', async () => {
    expect((await receiveProven(world, called(roman), envelope(roman))).outcome).toBe('REGISTERED');
    expect(await left()).toEqual([{ template_key: 'ticket.accepted' }]);
  });
});
