import { afterAll, beforeAll, expect, test } from 'vitest';
import attachments from '../attachments/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { longestTurn } from '../platform/testing/longestTurn.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from './index.ts';
import { letterOf } from './testing/letterOf.ts';
import { frontServer, receiveProven } from './testing/receiveProven.ts';

const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  await commandClock().set(noon);
  world = await openWorld([attachments, mail], { config: { mailFrontServer: frontServer } });
  await receiveProven(world, letterOf({ From: 'roman@ladoga-rk.example', Subject: 'x', 'Message-ID': '<warm@x.example>' }), { to: [], receivedAt: noon });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const marks = `a${'\u0301\u0323'.repeat(100_000)}`;
const texts: readonly (readonly [string, string, Record<string, string>])[] = [
  ['a letter with two hundred thousand marks on it', marks, {}],
  ['the same as its subject', 'x', { Subject: `=?utf-8?B?${Buffer.from(`a${'\u0301\u0323'.repeat(40_000)}`).toString('base64')}?=` }],
  ['the same as the name of its file', `--b\r\n\r\nx\r\n--b\r\nContent-Disposition: attachment; filename="a${'\u0301\u0323'.repeat(40_000)}"\r\n\r\nx\r\n--b--\r\n`, { 'Content-Type': 'multipart/mixed; boundary=b' }],
  ['a name of an address that is one word', 'x', { From: `"${'a'.repeat(60_000)}" <stranger@x.example>` }],
  ['nothing but closings', `x\r\n${'cheers\r\n'.repeat(19_000)}`, {}],
  ['nothing but introductions of quotes', `x\r\n${'24.11.2026 12:00, Anna wrote:\r\n> q\r\n'.repeat(9_500)}`, {}],
];

/** What comes back from the reader is bounded; the letters made to exhaust the reader itself are in testing/bombs.ts. */
test.each(texts.flatMap((one) => ['roman@ladoga-rk.example', 'stranger@x.example'].map((from) => [...one, from] as const)))('%s keeps nobody waiting (P12)', async (name, text, headers, from) => {
  let verdict: unknown;
  const raw = letterOf({ From: from, Subject: 'x', 'Message-ID': `<${Buffer.from(name + from).toString('hex').slice(-60)}@x.example>`, ...headers }, text);
  expect(await longestTurn(async () => (verdict = await receiveProven(world, raw, { to: [], receivedAt: noon })))).toBeLessThan(1000);
  expect(verdict).toMatchObject({ outcome: expect.stringMatching(/^(?:REGISTERED|QUARANTINED)$/) });
});
