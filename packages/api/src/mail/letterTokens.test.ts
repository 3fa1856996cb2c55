import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../platform/events/actor.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { mergeTickets } from '../tickets/merging.ts';
import { useLetterhead } from '../outgoing/letterhead.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import mail from './index.ts';
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
