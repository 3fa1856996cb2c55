import { createHash } from 'node:crypto';
import { setTimeout as passing } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { givenSeed, numbersFrom, shuffled } from '@reglament/test/seed';
import { inVolume } from '@reglament/test/volume';
import { hostileLetter } from '../mail/testing/hostileLetters.ts';
import { letterOf } from '../mail/testing/letterOf.ts';
import { clock } from '../platform/clock.ts';
import type { KillStep } from '../platform/killPoint.ts';
import { clientLetter, expectEachOnce, useKilledDesk, withoutCaps } from './testing/killedDesk.ts';

const seed = givenSeed();
const next = numbersFrom(seed);
/** A whole number from 1 on. */
const upTo = (most: number): number => 1 + Math.floor(next() * most);
const oneOf = <Thing>(things: readonly Thing[]): Thing | undefined => things[upTo(things.length) - 1];
process.stdout.write(`Kills by seed ${seed}: npm test -- --only kills --seed ${seed} repeats them\n`);

/** Each address keeps its cap, so that a robot meets it; a domain and a desk may get what comes in minutes instead of days. */
const { MAIL_REPLIES_PER_DOMAIN, MAIL_REPLIES_HOURLY } = withoutCaps;
const desk = useKilledDesk({ MAIL_REPLIES_PER_DOMAIN, MAIL_REPLIES_HOURLY });
const { imap } = desk;
const patience = { timeout: 10 * 60_000, interval: 2000 };
const hour = 3_600_000;
/** Every fifth letter of two thousand is one that no honest program writes. */
const hostileEvery = 5;
const fingerprint = (raw: Buffer): string => createHash('sha256').update(raw).digest('hex');
const counted = (things: readonly string[]): Record<string, number> => things.reduce<Record<string, number>>((sum, thing) => ({ ...sum, [thing]: (sum[thing] ?? 0) + 1 }), {});

/** From fetch to confirm-enqueue; before a step is reached for the second time it may take all letters there are. */
const steps: readonly { step: KillStep; most: number }[] = [
  { step: 'FETCHED', most: 1 }, { step: 'WRITTEN', most: 12 }, { step: 'COMMITTED', most: 12 }, { step: 'HANDLED', most: 1 }, { step: 'READ', most: 12 }, { step: 'DECIDED', most: 12 }, { step: 'REGISTERED', most: 12 },
];

test('two thousand letters, killed at seven steps, in a mailbox that is numbered anew, with letters that come again and with two processes at once: each is stored once, is one ticket and is confirmed (P2)', { timeout: inVolume(40, 120) * 60_000 }, async () => {
  const [letters, roundsPerStep] = [2000, inVolume(10, 100)];
  const rounds = shuffled(Array.from({ length: roundsPerStep }, () => steps).flat(), next);
  const sent: { messageId: string; raw: Buffer }[] = [];
  const hostile: Buffer[] = [];
  const began = performance.now();
  let [numberings, again, together] = [0, 0, 0];
  const deliver = (upToCount: number): void => {
    while (sent.length + hostile.length < upToCount) {
      const at = sent.length + hostile.length;
      const letter = clientLetter(`volume-${at}`, { from: `of-volume-${at}@ladoga-rk.example` });
      const raw = at % hostileEvery === 0 ? hostileLetter(next, at) : letter.raw;
      if (at % hostileEvery === 0) hostile.push(raw);
      else sent.push(letter);
      imap.deliver(raw, clock.now());
    }
  };
  for (const [at, { step, most }] of rounds.entries()) {
    const upToNow = Math.ceil((letters * (at + 1)) / rounds.length);
    // of those that no honest program writes few come as far as a ticket
    const honest = upToNow - Math.ceil(upToNow / hostileEvery) - sent.length;
    if (at % 10 === 4) {
      imap.inbox.numberAnew();
      numberings += 1;
    }
    if (at % 5 === 2) {
      // the server that forwards the mailbox forgot that it had
      const letter = oneOf(sent);
      if (letter) imap.deliver(Buffer.concat([Buffer.from(`Received: from relay.example by mx.company.example; ${new Date(clock.now()).toUTCString()}\r\n`), letter.raw]), clock.now());
      again += letter ? 1 : 0;
    }
    if (at % 7 === 6) {
      const doomed = await desk.start([`--test-kill-at=${step}:1`]);
      const beside = await desk.start();
      deliver(upToNow);
      // of the two either may come to the step: one that did not is killed as well
      const died = await Promise.race([doomed.gone, passing(10_000)]);
      if (died === undefined) await doomed.kill();
      await beside.kill();
      together += 1;
    } else {
      deliver(upToNow);
      await desk.startAndDieAt(step, upTo(Math.min(most, honest)));
    }
  }
  const survivor = await desk.start();
  const repeated = await expectEachOnce(desk, survivor, '<volume-', sent.map(({ messageId }) => messageId), { least: 0, most: rounds.length + together }, patience);
  const all = await desk.letters(survivor, '<volume-');
  expect(all.filter(({ outcome }) => outcome === 'DUPLICATE')).toHaveLength(again);
  expect(all).toHaveLength(sent.length + again);
  const others = await desk.rows<{ fingerprint: string; outcome: string | null }>(`select encode(sha256(raw), 'hex') as fingerprint, outcome from incoming_letter where not starts_with(coalesce(message_header_id, ''), '<volume-')`);
  expect(counted(others.map((letter) => letter.fingerprint))).toEqual(counted(hostile.map(fingerprint)));
  expect(others.filter(({ outcome }) => outcome === null)).toEqual([]);
  expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
  process.stdout.write(`${letters} letters, ${hostile.length} of them hostile, ${rounds.length} kills, numbered anew ${numberings} times, ${again} came again, ${together} times two processes: ${all.length + others.length} letters stored, ${sent.length} tickets, ${repeated} confirmations went twice; ${Math.round((performance.now() - began) / 1000)} s (seed ${seed})\n`);
});

test('five hundred people and a robot while the server is killed a hundred times, in half of them between the yes of the other server and the commit: everybody is told, no more often twice than it was killed between a yes and its commit, and the robot three times in ten minutes (P3)', { timeout: 40 * 60_000 }, async () => {
  const [people, kills, robot] = [500, 100, 'robot@ladoga-rk.example'];
  let robots = 0;
  // it answers at once, by another subject each time and without a word that it is a machine
  const robotWrites = (): void => {
    robots += 1;
    imap.deliver(letterOf({ From: robot, To: 'support@company.example', Subject: `Ваше обращение принято ${robots}`, 'Message-ID': `<robot-${robots}@ladoga-rk.example>` }, 'Мы ответим вам.'), clock.now());
  };
  desk.onTaken = ({ to }) => {
    if (to === robot) robotWrites();
  };
  // a letter was taken, and the desk did not get as far as to keep that: it says it again, and nothing else
  const known = new Map<string, number>();
  const takenAndNotKept = async (): Promise<number> => {
    const waiting = await desk.rows<{ id: string }>(`select message_header_id as id from outgoing_letter where status = 'WAITING' and message_header_id = any($1)`, [desk.taken.map(({ messageId }) => messageId)]);
    const times = waiting.map(({ id }) => [id, desk.taken.filter(({ messageId }) => messageId === id).length] as const);
    const fresh = times.filter(([id, count]) => count > (known.get(id) ?? 0));
    for (const [id, count] of fresh) known.set(id, count);
    return fresh.length;
  };
  const places = shuffled(Array.from({ length: kills }, (_, at) => at % 2 === 0), next);
  const sent: string[] = [];
  const began = performance.now();
  desk.taken.length = 0;
  let inWindow = 0;
  robotWrites();
  for (const [at, isInWindow] of places.entries()) {
    while (sent.length < ((at + 1) * people) / kills) {
      const { messageId, raw } = clientLetter(`person-${sent.length}`, { from: `person-${sent.length}@ladoga-rk.example` });
      imap.deliver(raw, clock.now());
      sent.push(messageId);
    }
    if (isInWindow) await desk.startAndDieAt('HANDED_OVER', upTo(3));
    else {
      const doomed = await desk.start();
      await passing(Math.floor(next() * 1500));
      await doomed.kill();
    }
    const lost = await takenAndNotKept();
    expect(lost).toBeLessThanOrEqual(1);
    inWindow += lost;
  }
  const survivor = await desk.start();
  const repeated = await expectEachOnce(desk, survivor, '<person-', sent, { least: 0, most: inWindow }, patience);
  const twice = desk.taken.length - new Set(desk.taken.map(({ messageId }) => messageId)).size;
  expect(inWindow).toBeGreaterThanOrEqual(places.filter(Boolean).length);
  expect([twice, twice <= inWindow]).toEqual([twice, true]);
  const toRobot = [...new Map(desk.taken.filter(({ to }) => to === robot).map((letter) => [letter.messageId, letter])).values()];
  const within = toRobot.map(({ at }) => toRobot.filter((one) => one.at >= at && one.at < at + hour / 6).length);
  expect(toRobot.length).toBeGreaterThan(0);
  expect(Math.max(...within)).toBeLessThanOrEqual(3);
  expect((await desk.letters(survivor, '<robot-')).filter(({ outcome }) => outcome === 'REGISTERED')).toHaveLength(robots);
  process.stdout.write(`${people} people, ${kills} kills, ${inWindow} of them in the window: none untold, ${repeated} told twice, ${twice} letters in all went twice, each under one Message-ID; the robot wrote ${robots} letters and had ${toRobot.length}, at most ${Math.max(...within)} in ten minutes; ${Math.round((performance.now() - began) / 1000)} s (seed ${seed})\n`);
});
