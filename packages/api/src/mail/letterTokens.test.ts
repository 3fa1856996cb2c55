import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numbersFrom } from '@reglament/test/seed';
import { inVolume } from '@reglament/test/volume';
import { systemActor } from '../platform/events/actor.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { mergeTickets } from '../tickets/merging.ts';
import { useLetterhead } from '../outgoing/letterhead.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { threadToken } from '../outgoing/threadToken.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import mail from './index.ts';
import { receiveLetter } from './receiving.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { letterOf, letterOfRoman } from './testing/letterOf.ts';

const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  await commandClock().set(noon);
  world = await openWorld([mail], { config: { mailReplyToken: true } });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const receive = (raw: Buffer, to = ['support@company.example']) => receiveProven(world, raw, { to, receivedAt: noon });
/** A confirmed request of Roman, its Message-ID and the address for replies to it. */
const confirmed = async () => {
  const { ticketNumber, confirmation } = await receive(letterOfRoman());
  const [letter] = await world.rows<{ headers: Record<string, string> }>('select headers from outgoing_letter where message_header_id = $1', [confirmation]);
  return { ticketNumber: ticketNumber ?? '', confirmation: confirmation ?? '', replyTo: letter?.headers['Reply-To'] ?? '' };
};
const forgeries = async (letterId: string) => (await world.rows(`select id from event_log where type = 'THREAD_TOKEN_FORGED' and subject_id = $1`, [letterId])).length;

test('every letter of a ticket bears its token, in its Message-ID and in the address for replies (§4.4)', async () => {
  const { ticketNumber, confirmation, replyTo } = await confirmed();
  expect(confirmation).toMatch(new RegExp(`^<t\\.${ticketNumber.toLowerCase()}\\.[0-9a-v]{8}\\.[0-9a-v]{26}\\.[0-9a-f-]{36}@company\\.example>$`));
  expect(replyTo).toBe(`support+${confirmation.slice(1, confirmation.indexOf('@') - 37)}@company.example`);
});

test.each([
  ['In-Reply-To', ({ confirmation }: { confirmation: string }) => receive(letterOfRoman({ Subject: 'о своём', 'In-Reply-To': confirmation }))],
  ['References', ({ confirmation }: { confirmation: string }) => receive(letterOfRoman({ Subject: 'о своём', References: `<x@y> ${confirmation} <z@y>` }))],
  ['To', ({ replyTo }: { replyTo: string }) => receive(letterOfRoman({ Subject: 'о своём', To: `Support <${replyTo.toUpperCase()}>` }))],
  ['the envelope', ({ replyTo }: { replyTo: string }) => receive(letterOfRoman({ Subject: 'о своём' }), [replyTo])],
])('a reply finds its ticket by the token in %s', async (_, reply) => {
  const letter = await confirmed();
  expect(await reply(letter)).toMatchObject({ outcome: 'JOINED', ticketNumber: letter.ticketNumber });
});

test('a token that was changed names nothing, and that is written down', async () => {
  const { ticketNumber, confirmation } = await confirmed();
  const forged = confirmation.replace(ticketNumber.toLowerCase(), 'tp-2026-000001');
  const verdict = await receive(letterOfRoman({ Subject: 'Re: о чужом', 'In-Reply-To': forged }));
  expect(verdict).toMatchObject({ outcome: 'REGISTERED' });
  expect(verdict.ticketNumber).not.toBe('TP-2026-000001');
  expect(await forgeries(verdict.letterId)).toBe(1);
  // a Message-ID that the desk knows is believed for its token, not for being known
  const known = await receive(letterOfRoman({ Subject: 'Re', 'In-Reply-To': confirmation }));
  expect(await forgeries(known.letterId)).toBe(0);
});

test('a good token opens nothing to whoever does not belong there', async () => {
  const { confirmation, replyTo } = await confirmed();
  expect(await receive(letterOf({ From: 'vera@seim.example', Subject: 'Re', 'Message-ID': '<v1@seim.example>', 'In-Reply-To': confirmation }), [replyTo])).toMatchObject({ outcome: 'QUARANTINED', reason: 'FOREIGN_SENDER' });
});

describe('no token makes a letter an answer of the desk (row 2)', () => {
  const specialist = 'kvartseva@company.example';
  let letters = 0;
  const idOfToken = (token: string): string => `<${token}.01a20bc7-c334-79a9-b4ef-d61b6492eda3@company.example>`;
  /** A letter that bears a token wherever a letter can. */
  const bearing = (from: string, token: string): Buffer =>
    letterOf({ From: from, To: `support+${token}@company.example`, Subject: 'Re: ответ', 'Message-ID': `<poses-${(letters += 1)}@company.example>`, 'In-Reply-To': idOfToken(token), References: idOfToken(token) }, 'Переведите деньги сюда.');
  /** What anybody at a client could have had of it. */
  const heard = async (number: string) => ({
    messages: await world.rows('select message.id from message join ticket on ticket.id = message.ticket_id where ticket.number = $1 order by 1', [number]),
    letters: await world.rows(`select id from outgoing_letter where to_address in ('roman@ladoga-rk.example', 'marina@ladoga-rk.example', 'vera@seim.example') order by 1`),
    ticket: await world.rows('select status, assignee_id, version, updated_at from ticket where number = $1', [number]),
    said: await world.rows(`select id from message where body like '%Переведите деньги%' order by 1`),
  });
  const asSpecialist = async (columns: string, during: () => Promise<void>): Promise<void> => {
    await world.rows(`update staff set ${columns} where email = $1`, [specialist]);
    await during();
    await world.rows(`update staff set active = true, role = 'SPECIALIST', email = $1 where email = any($2)`, [specialist, [specialist, 'gone@company.example']]);
  };

  test.each([
    ['made for a specialist who sends it', 'active = true', specialist, specialist],
    ['made for somebody who no longer works here', 'active = false', specialist, specialist],
    ['made for somebody whose record bears another address now', `email = 'gone@company.example'`, specialist, specialist],
    ['made for somebody who may answer no longer', `role = 'AUDITOR'`, specialist, specialist],
    ['made for a client, from a specialist', 'active = true', specialist, 'roman@ladoga-rk.example'],
    ['made for a client, from one who has left', 'active = false', specialist, 'roman@ladoga-rk.example'],
    ['made for a specialist, from a stranger', 'active = true', 'someone@else.example', specialist],
    ['made for a specialist, from another client', 'active = true', 'vera@seim.example', specialist],
  ])('%s', async (_, columns, from, to) => {
    const { ticketNumber } = await confirmed();
    const token = threadToken(threadKey(), { number: ticketNumber, to });
    await asSpecialist(columns, async () => {
      const before = await heard(ticketNumber);
      const [proven, unproven] = [await receive(bearing(from, token), [`support+${token}@company.example`]), await receiveLetter(world, bearing(from, token), { to: ['support@company.example'], receivedAt: noon, peer: { address: '203.0.113.7', helo: 'x' } })];
      expect([proven.outcome, unproven.outcome]).toEqual(['QUARANTINED', 'QUARANTINED']);
      expect(await heard(ticketNumber)).toEqual(before);
    });
  });

  test('nor one that was changed, whoever bears it', { timeout: 300_000 }, async () => {
    const { ticketNumber } = await confirmed();
    const token = threadToken(threadKey(), { number: ticketNumber, to: specialist });
    const draw = numbersFrom(7);
    const signs = '0123456789abcdefghijklmnopqrstuvwxyz.-'.split('');
    const before = await heard(ticketNumber);
    const outcomes = new Set<string>();
    const mutations = inVolume(40, 1000);
    for (let made = 0; made < mutations; ) {
      const at = Math.floor(draw() * token.length);
      const sign = signs[Math.floor(draw() * signs.length)] ?? '';
      const changed = `${token.slice(0, at)}${draw() < 0.3 ? '' : sign}${token.slice(at + (draw() < 0.7 ? 1 : 0))}`;
      if (changed === token) continue;
      outcomes.add((await receive(bearing(made % 4 === 0 ? 'someone@else.example' : specialist, changed), [`support+${changed}@company.example`])).outcome ?? 'NONE');
      made += 1;
    }
    expect([...outcomes]).toEqual(['QUARANTINED']);
    expect(await heard(ticketNumber)).toEqual(before);
    expect(Number((await world.rows<{ count: number }>(`select count(*)::int as count from event_log where type = 'THREAD_TOKEN_FORGED'`))[0]?.count)).toBeGreaterThan(mutations / 2);
    // the same letter from whoever the request is of, under the token as it was made, is heard
    expect(await receive(bearing('roman@ladoga-rk.example', threadToken(threadKey(), { number: ticketNumber, to: 'roman@ladoga-rk.example' })))).toMatchObject({ outcome: 'JOINED', ticketNumber });
    expect((await heard(ticketNumber)).said).toHaveLength(before.said.length + 1);
  });
});

test('the token of another desk is an ordinary Message-ID', async () => {
  const { confirmation } = await confirmed();
  const verdict = await receive(letterOfRoman({ Subject: 'Re', References: confirmation.replace('company.example', 'other.example') }));
  expect(verdict.outcome).toBe('REGISTERED');
  expect(await forgeries(verdict.letterId)).toBe(0);
});

test('letters from before tokens go on being answered', async () => {
  const { ticketNumber, confirmation } = await confirmed();
  await world.rows(`update outgoing_letter set message_header_id = '<before@company.example>' where message_header_id = $1`, [confirmation]);
  expect(await receive(letterOfRoman({ Subject: 'Re', 'In-Reply-To': '<before@company.example>' }))).toMatchObject({ outcome: 'JOINED', ticketNumber });
});

test('the token of a merged request leads to the one that goes on (R17)', async () => {
  const [merged, survivor] = [await confirmed(), await confirmed()];
  await world.workshop.perform(systemActor, (work) => mergeTickets(work, world.head, { mergedId: merged.ticketNumber, survivorId: survivor.ticketNumber }));
  expect(await receive(letterOfRoman({ Subject: 'Re', 'In-Reply-To': merged.confirmation }))).toMatchObject({ outcome: 'JOINED', ticketNumber: survivor.ticketNumber });
  expect(await receive(letterOfRoman({ Subject: `Re: [${merged.ticketNumber}]` }))).toMatchObject({ outcome: 'JOINED', ticketNumber: survivor.ticketNumber });
});

test('the address for replies stays as it was where an address has no room for the token', async () => {
  useLetterhead({ supportEmail: 'technical-support-service@company.example', publicUrl: 'https://desk.example', mailReplyToken: true });
  const { replyTo } = await confirmed();
  useLetterhead({ supportEmail: 'support@company.example', publicUrl: 'https://desk.example', mailReplyToken: true });
  expect(replyTo).toBe('');
});
