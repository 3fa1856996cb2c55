import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandClock } from '../../platform/clock.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import mail from '../index.ts';
import { receiveLetter } from '../receiving.ts';
import { letterOfRoman } from '../testing/letterOf.ts';
import { useNameServer } from './nameServer.ts';

const clock = commandClock();
let world: World;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  world = await openWorld([mail], { config: { mailTrustedServers: ['company.example'] } });
  const names: Record<string, string> = { '_dmarc.ladoga-rk.example': 'v=DMARC1; p=reject', 'ladoga-rk.example': 'v=spf1 ip4:203.0.113.7 -all' };
  useNameServer(async (name, type) => {
    const found = type === 'TXT' ? names[name] : undefined;
    if (found === undefined) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    return [[found]];
  });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

/** From a mailbox: nobody saw who brought it, but the server of the mailbox noted it. */
const proofOf = async (address: string, by = 'mx.company.example') => {
  const { letterId } = await receiveLetter(world, letterOfRoman({ 'Return-Path': '<roman@ladoga-rk.example>', Received: `from mail.ladoga-rk.example (unknown [${address}]) by ${by} with ESMTP` }), { to: [], receivedAt: clock.now() });
  return (await world.rows('select authentication, authentication_findings as findings from incoming_letter where id = $1', [letterId]))[0];
};

test.each([
  ['the server that may send for it', '203.0.113.7', { authentication: 'PASS', findings: 'dmarc=pass p=reject; spf=pass; dkim=none' }],
  ['another one', '198.51.100.9', { authentication: 'FAIL', findings: 'dmarc=fail p=reject; spf=fail; dkim=none' }],
])('a letter of a mailbox is judged by the server that brought it there: %s', async (_, address, expected) => {
  expect(await proofOf(address)).toEqual(expected);
});

test('the word of a server that nobody trusts proves nothing', async () => {
  expect(await proofOf('203.0.113.7', 'mx.evil.example')).toEqual({ authentication: 'UNKNOWN', findings: 'dkim=none' });
});
