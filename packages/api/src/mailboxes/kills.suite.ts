import { describe, expect, test, vi } from 'vitest';
import { letterOf } from '../mail/testing/letterOf.ts';
import { clock } from '../platform/clock.ts';
import type { KillStep } from '../platform/killPoint.ts';
import { clientLetter, contact, expectEachOnce, repetitionsAt, useKilledDesk } from './testing/killedDesk.ts';

const lettersEachTime = 6;
const prefix = '<kill-';

const desk = useKilledDesk();
const { imap } = desk;

let count = 0;
const newLetter = (): { messageId: string; raw: Buffer } => clientLetter(`kill-${(count += 1)}`);

describe('a server that dies while it takes letters from a mailbox, or answers them (P2, P3)', () => {
  test.each<[KillStep, number]>([
    ['FETCHED', 1], ['WRITTEN', 1], ['WRITTEN', 4], ['COMMITTED', 1], ['HANDLED', 1], ['READ', 1], ['READ', 3], ['DECIDED', 1], ['DECIDED', 4], ['REGISTERED', 1], ['REGISTERED', 4], ['SENDING', 2], ['HANDED_OVER', 1], ['HANDED_OVER', 3], ['SENT', 2],
  ])('at %s, the time of number %i: each letter is stored once, is one ticket and is confirmed', async (step, times) => {
    const letters = Array.from({ length: lettersEachTime }, newLetter);
    for (const { raw } of letters) imap.deliver(raw, clock.now());
    await desk.startAndDieAt(step, times);
    const survivor = await desk.start();
    await expectEachOnce(desk, survivor, prefix, letters.map(({ messageId }) => messageId), repetitionsAt(step));
    expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
  });
});

test('a server that dies at its door before it says yes gets the letter again, and takes it once (P2)', async () => {
  const { messageId, raw } = newLetter();
  const doomed = await desk.start(['--test-kill-at=TAKEN:1']);
  await expect(desk.comesTo(doomed, raw)).rejects.toThrow();
  expect(await doomed.gone).toBe('SIGKILL');
  const survivor = await desk.start();
  await desk.comesTo(survivor, raw);
  await expectEachOnce(desk, survivor, prefix, [messageId], { least: 0, most: 0 });
  expect((await desk.letters(survivor, prefix)).filter((letter) => letter.messageId === messageId).map(({ outcome }) => outcome).toSorted()).toEqual(['DUPLICATE', 'REGISTERED']);
});

test('killed at each step in a row, each start with what the one before left: every letter is stored once, is one ticket and is confirmed (P2, P3)', { timeout: 120_000 }, async () => {
  const steps: KillStep[] = ['FETCHED', 'WRITTEN', 'COMMITTED', 'HANDLED', 'READ', 'DECIDED', 'REGISTERED', 'SENDING', 'HANDED_OVER', 'SENT'];
  const letters: { messageId: string; raw: Buffer }[] = [];
  for (const step of steps) {
    const fresh = [newLetter(), newLetter()];
    letters.push(...fresh);
    for (const { raw } of fresh) imap.deliver(raw, clock.now());
    await desk.startAndDieAt(step, 1);
  }
  const atTheDoor = newLetter();
  const doomed = await desk.start(['--test-kill-at=TAKEN:1']);
  await expect(desk.comesTo(doomed, atTheDoor.raw)).rejects.toThrow();
  expect(await doomed.gone).toBe('SIGKILL');
  const survivor = await desk.start();
  await desk.comesTo(survivor, atTheDoor.raw);
  await expectEachOnce(desk, survivor, prefix, [...letters, atTheDoor].map(({ messageId }) => messageId), repetitionsAt(...steps));
  expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
});

test('three thousand letters that waited through an outage are cleared once each, oldest first, though the server is killed on the way (P10)', { timeout: 30 * 60_000 }, async () => {
  const waiting = 3000;
  const since = clock.now() - 6 * 3_600_000;
  // the folder holds them in another order than that of their arrival
  for (let place = 0; place < waiting; place += 1) {
    const at = (place * 1009) % waiting;
    imap.deliver(letterOf({ From: contact, To: 'support@company.example', Subject: `Вопрос ${at}`, 'Message-ID': `<outage-${at}@ladoga-rk.example>` }, `Текст ${at}`), since + at * 5000);
  }
  const kills: [KillStep, number][] = [['COMMITTED', 150], ['READ', 400], ['REGISTERED', 700], ['HANDED_OVER', 200]];
  const began = performance.now();
  for (const [step, times] of kills) {
    await desk.startAndDieAt(step, times);
  }
  const survivor = await desk.start();
  await vi.waitUntil(() => imap.inbox.letters.every(({ flags }) => flags.has('\\Seen')), { timeout: 20 * 60_000, interval: 1000 });
  await vi.waitUntil(async () => (await desk.letters(survivor, '<outage-')).filter(({ outcome }) => outcome === 'REGISTERED').length === waiting, { timeout: 20 * 60_000, interval: 5000 });
  const seconds = Math.round((performance.now() - began) / 1000);
  const letters = await desk.letters(survivor, '<outage-');
  expect(letters.map(({ messageId }) => messageId)).toEqual(Array.from({ length: waiting }, (_, at) => `<outage-${at}@ladoga-rk.example>`));
  expect(new Set(letters.map(({ ticket }) => ticket?.number)).size).toBe(waiting);
  // one that takes long to be read goes on beside the others: it may come a few places later, and no letter waits for the younger ones
  const places = letters.map(({ ticket }) => ticket?.number ?? '').toSorted();
  const displaced = letters.map(({ ticket }, at) => Math.abs(places.indexOf(ticket?.number ?? '') - at));
  expect(Math.max(...displaced)).toBeLessThan(20);
  process.stdout.write(`${waiting} letters in ${seconds} s with ${kills.length} kills; at most ${Math.max(...displaced)} places from their order\n`);
  const told = () => desk.taken.filter(({ references }) => references.includes('<outage-'));
  await vi.waitUntil(() => new Set(told().map(({ references }) => /<outage-\d+@/.exec(references)?.[0])).size === waiting, { timeout: 20 * 60_000, interval: 1000 });
  expect(new Set(told().map(({ messageId }) => messageId)).size).toBe(waiting);
  expect(told().length - waiting).toBeLessThanOrEqual(kills.length);
});
