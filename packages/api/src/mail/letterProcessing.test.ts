import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { commandClock } from '../platform/clock.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { useNameServer } from './authentication/nameServer.ts';
import mail from './index.ts';
import { decideStored, undecidedLetters } from './deciding.ts';
import { announceLetterArrival } from './letterArrival.ts';
import { largeBytes } from './reading/readingRoom.ts';
import { LetterProcessing } from './letterProcessing.ts';
import { storeLetter } from './storing.ts';
import { letterOf, letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');

let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([mail]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const received = (raw: Buffer, secondsAgo: number) => storeLetter(world, raw, { to: [], receivedAt: noon - secondsAgo * 1000 });

test('letters that are read at once are decided about in the order of their arrival (§4.7)', async () => {
  // the first ones take longest to read
  for (let at = 0; at < 9; at += 1) await received(letterOfRoman({ Subject: `письмо ${at}` }, 'ж'.repeat(at < 3 ? 400_000 : 10)), 100 - at);
  // on a busy machine as well: none of them is to go aside
  const processing = new LetterProcessing(world, { decide: decideStored, patienceMilliseconds: scratchPatienceMilliseconds }).start();
  await processing.wake();
  const rows = await world.rows<{ subject: string }>('select ticket.subject from incoming_letter letter join ticket on ticket.id = letter.ticket_id order by ticket.number');
  expect(rows.map(({ subject }) => subject)).toEqual(Array.from({ length: 9 }, (_, at) => `письмо ${at}`));
  await processing.stop();
});

test('two first letters of one stranger to the desk at a client’s domain make one contact, though both were read before', async () => {
  for (const id of ['a', 'b']) await received(letterOf({ From: 'Новый <fresh@ladoga-rk.example>', Subject: id, 'Message-ID': `<${id}@fresh>` }), 1);
  const processing = new LetterProcessing(world).start();
  await processing.wake();
  expect(await world.rows(`select count(*)::int as contacts, (select count(*)::int from ticket where contact_id in (select id from contact where email = 'fresh@ladoga-rk.example')) as tickets from contact where email = 'fresh@ladoga-rk.example'`)).toEqual([{ contacts: 1, tickets: 2 }]);
  await processing.stop();
});

test('letters that wait for another attempt or are in hand take no place among those that are due', async () => {
  const [later, inHand, due] = await Promise.all([30, 20, 10].map((secondsAgo) => received(letterOfRoman({ 'Message-ID': `<place-${secondsAgo}@ladoga>` }), secondsAgo)));
  await world.rows('update incoming_letter set next_attempt_at = $2 where id = $1', [later, new Date(noon + 60_000)]);
  expect(await undecidedLetters(world, [inHand ?? ''], 1)).toEqual({ due: [{ id: due, large: false }], nextAt: noon + 60_000 });
  const processing = new LetterProcessing(world).start();
  await processing.wake();
  await clock.set(noon + 60_000);
  await processing.wake();
  await clock.set(noon);
  expect(await undecidedLetters(world)).toEqual({ due: [], nextAt: null });
  await processing.stop();
});

test('whoever stores a letter in this process has it decided about at once', async () => {
  const processing = new LetterProcessing(world).start();
  await processing.wake();
  const id = await received(letterOfRoman(), 0);
  announceLetterArrival(world);
  await processing.wake();
  expect(await world.rows('select outcome from incoming_letter where id = $1', [id])).toEqual([{ outcome: 'REGISTERED' }]);
  await processing.stop();
});

/** Letters whose deciding comes to no end until they are let go, beside ordinary ones; `onTurn` hears that those before a letter are out of its way. */
const withHanging = (hanging: readonly string[], onTurn: (letterId: string, letGo: (letterId: string) => void) => void = () => undefined) => {
  const gates = new Map(hanging.map((letterId) => [letterId, Promise.withResolvers<void>()]));
  const letGo = (letterId: string): void => gates.get(letterId)?.resolve();
  const decide: typeof decideStored = async (system, letterId, before) => {
    void before?.then(() => onTurn(letterId, letGo));
    await gates.get(letterId)?.promise;
    await decideStored(system, letterId, before);
  };
  return { letGo: () => hanging.forEach(letGo), processing: new LetterProcessing(world, { decide, patienceMilliseconds: 10 }) };
};
const subjectsDecided = async (ids: readonly string[]) =>
  (await world.rows<{ subject: string }>('select ticket.subject from incoming_letter letter join ticket on ticket.id = letter.ticket_id where letter.id = any($1) order by ticket.number', [ids])).map(({ subject }) => subject);
const storeAll = async (name: string, count: number, secondsAgo: number) => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await received(letterOfRoman({ Subject: `${name} ${at}` }), secondsAgo - at));
  return ids;
};

test('two letters that take long at once hold up nobody: those behind are decided about in their order (P12)', async () => {
  const hanging = await storeAll('долгое', 2, 100);
  const quick = await storeAll('быстрое', 10, 50);
  const { letGo, processing } = withHanging(hanging);
  await processing.wake();
  expect(await subjectsDecided([...hanging, ...quick])).toEqual(Array.from({ length: 10 }, (_, at) => `быстрое ${at}`));
  letGo();
  await processing.stop();
  expect(await subjectsDecided(hanging)).toHaveLength(2);
});

test('of more letters that take long the next one goes aside as soon as one of them is through', async () => {
  const hanging = await storeAll('долгое', 3, 100);
  const quick = await storeAll('быстрое', 3, 50);
  const { letGo, processing } = withHanging(hanging, (letterId, letOneGo) => {
    if (letterId === hanging[2]) letOneGo(hanging[0] ?? '');
  });
  await processing.wake();
  expect((await subjectsDecided([...hanging, ...quick])).toSorted()).toEqual(['быстрое 0', 'быстрое 1', 'быстрое 2', 'долгое 0']);
  letGo();
  await processing.stop();
  expect(await subjectsDecided(hanging)).toHaveLength(3);
});

test('large letters take turns with each other, and nobody waits for a second one that takes long (P12)', async () => {
  const large = await Promise.all(Array.from({ length: 4 }, (_, at) => received(Buffer.concat([letterOfRoman({ Subject: `большое ${at}` }), Buffer.alloc(largeBytes, 0x78)]), 100 - at)));
  const quick = await storeAll('обычное', 5, 50);
  const begun: string[] = [];
  const gates = new Map(large.map((letterId) => [letterId, Promise.withResolvers<void>()]));
  const decide: typeof decideStored = async (system, letterId, before) => {
    if (gates.has(letterId)) begun.push(letterId);
    await gates.get(letterId)?.promise;
    await decideStored(system, letterId, before);
  };
  // the first large one has its second, the three behind it have none
  const processing = new LetterProcessing(world, { decide, patienceMilliseconds: 1000 });
  await processing.wake();
  expect(await subjectsDecided([...large, ...quick])).toEqual(Array.from({ length: 5 }, (_, at) => `обычное ${at}`));
  expect(begun).toEqual([large[0]]);
  for (const gate of gates.values()) gate.resolve();
  await vi.waitUntil(async () => (await subjectsDecided(large)).length === 4, { timeout: 20_000 });
  expect(begun).toEqual(large);
  await processing.stop();
}, 40_000);

test('twelve letters with ten signatures each of silent domains wait for three answers each, not for a dozen, and the good one behind is not held up by the rest (P12)', async () => {
  let waits = 0;
  useNameServer(async (name) => {
    if (!name.includes('lame')) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    waits += 1;
    throw Object.assign(new Error(name), { code: 'ETIMEOUT' });
  });
  onTestFinished(() => useNameServer(async (name) => Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' }))));
  const body = 'Не включается.\r\n';
  const hash = createHash('sha256').update(body).digest('base64');
  const ofSilent = (letter: number): Buffer => {
    const signatures = Array.from({ length: 10 }, (_, at) => `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=lame${letter}x${at}.example; s=s1; h=from:subject; bh=${hash}; b=AAAA\r\n`).join('');
    return Buffer.from(`${signatures}From: a@lame${letter}.example\r\nSubject: x\r\nMessage-ID: <${letter}@lame.example>\r\n\r\n${body}`);
  };
  const envelope = { to: [], peer: { address: '203.0.113.7', helo: 'mx.evil.example' } };
  for (let letter = 0; letter < 12; letter += 1) await storeLetter(world, ofSilent(letter), { ...envelope, receivedAt: noon - 100_000 + letter });
  const good = await storeLetter(world, letterOfRoman({ Subject: 'Хорошее' }), { to: [], receivedAt: noon });
  const processing = new LetterProcessing(world).start();
  void processing.wake();
  await vi.waitUntil(async () => (await world.rows<{ outcome: string | null }>('select outcome from incoming_letter where id = $1', [good]))[0]?.outcome != null, { timeout: 110_000, interval: 50 });
  await processing.stop();
  expect(waits).toBeGreaterThan(0);
  expect(waits).toBeLessThanOrEqual(3 * 12);
}, 120_000);
