import { setTimeout as passing } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { givenSeed, numbersFrom } from '@reglament/test/seed';
import { bombs } from '../mail/testing/bombs.ts';
import { hostileLetter } from '../mail/testing/hostileLetters.ts';
import { letterOf } from '../mail/testing/letterOf.ts';
import { clock } from '../platform/clock.ts';
import type { BuiltServer } from './testing/builtServer.ts';
import { clientLetter, contact, useKilledDesk, withoutCaps, type KilledDesk } from './testing/killedDesk.ts';

const [second, minute] = [1000, 60_000];
const registeredOf = async (desk: KilledDesk, server: BuiltServer, prefix: string) => (await desk.letters(server, prefix)).filter(({ outcome }) => outcome === 'REGISTERED');

describe('a mailbox in which letters waited through an outage (P10)', () => {
  const desk = useKilledDesk(withoutCaps);
  const [waiting, patience] = [3000, 3 * minute];
  const freshEvery = 15 * second;

  test('three thousand are cleared within three minutes, oldest first, and those that come meanwhile wait no longer than five', { timeout: 20 * minute }, async () => {
    const since = clock.now() - 6 * 60 * minute;
    // the folder holds them in another order than that of their arrival
    for (let place = 0; place < waiting; place += 1) {
      const at = (place * 1009) % waiting;
      desk.imap.deliver(letterOf({ From: contact, To: 'support@company.example', Subject: `Вопрос ${at}`, 'Message-ID': `<outage-${at}@ladoga-rk.example>` }, `Текст ${at}`), since + at * 5000);
    }
    const server = await desk.start();
    const began = performance.now();
    const cleared = vi.waitUntil(async () => (await desk.rows<{ count: number }>(`select count(*)::int as count from incoming_letter where starts_with(message_header_id, '<outage-') and outcome = 'REGISTERED'`))[0]?.count === waiting, { timeout: 15 * minute, interval: second })
      .then(() => performance.now() - began);
    let isCleared = false;
    void cleared.finally(() => { isCleared = true; });
    const fresh: string[] = [];
    while (!isCleared) {
      const { messageId, raw } = clientLetter(`fresh-${fresh.length}`);
      desk.imap.deliver(raw, clock.now());
      fresh.push(messageId);
      await passing(freshEvery);
    }
    const lasted = await cleared;
    await vi.waitUntil(async () => (await registeredOf(desk, server, '<fresh-')).length === fresh.length, { timeout: 5 * minute, interval: second });
    const [{ longest } = { longest: Number.NaN }] = await desk.rows<{ longest: number }>(`select max(extract(epoch from decided_at - received_at))::float as longest from incoming_letter where starts_with(message_header_id, '<fresh-')`);
    const letters = await registeredOf(desk, server, '<outage-');
    expect(letters.map(({ messageId }) => messageId)).toEqual(Array.from({ length: waiting }, (_, at) => `<outage-${at}@ladoga-rk.example>`));
    const places = new Map(letters.map(({ ticket }) => ticket?.number ?? '').toSorted().map((number, at) => [number, at]));
    const displaced = Math.max(...letters.map(({ ticket }, at) => Math.abs((places.get(ticket?.number ?? '') ?? Number.NaN) - at)));
    process.stdout.write(`${waiting} letters that waited in a mailbox: requests after ${Math.round(lasted / second)} s, at most ${displaced} places from their order; ${fresh.length} that came meanwhile waited ${Math.round(longest)} s at most\n`);
    // what comes meanwhile stands between them
    expect(displaced).toBeLessThan(20 + fresh.length);
    expect(longest).toBeLessThanOrEqual(5 * 60);
    expect(lasted).toBeLessThanOrEqual(patience);
  });
});

describe('a flood of letters that somebody forged (row 14)', () => {
  const desk = useKilledDesk({});
  const [flood, lasts, forged] = [5000, 10 * minute, 'new.buyer@ladoga-rk.example'];

  test('five thousand within ten minutes are registered as one burst, three are answered and none with the forger’s words, and what others write meanwhile is confirmed within a minute', { timeout: 25 * minute }, async () => {
    const server = await desk.start();
    const others: { messageId: string; at: number; toldAt: number | null }[] = [];
    desk.onTaken = ({ references, at }) => {
      for (const other of others) if (other.toldAt === null && references.includes(other.messageId)) other.toldAt = at;
    };
    const began = clock.now();
    for (let index = 0; index < flood; index += 1) {
      const due = began + (index * lasts) / flood;
      if (due > clock.now()) await passing(due - clock.now());
      await desk.comesTo(server, letterOf({ From: `"Buy http://evil.example" <${forged}>`, Subject: `Buy http://evil.example ${index}`, 'Message-ID': `<flood-${index}@ladoga-rk.example>` }, 'http://evil.example'));
      if (index % (flood / 10) === flood / 20) {
        const { messageId, raw } = clientLetter(`other-${index}`, { from: `person-${index}@seim-pribor.example` });
        others.push({ messageId, at: clock.now(), toldAt: null });
        await desk.comesTo(server, raw);
      }
    }
    const lasted = clock.now() - began;
    await vi.waitUntil(async () => (await desk.rows<{ count: number }>(`select count(*)::int as count from incoming_letter where outcome is null`))[0]?.count === 0, { timeout: 10 * minute, interval: second });
    await vi.waitUntil(() => others.every(({ toldAt }) => toldAt !== null), { timeout: 2 * minute, interval: second });
    const longest = Math.max(...others.map(({ at, toldAt }) => (toldAt ?? Number.POSITIVE_INFINITY) - at));
    process.stdout.write(`${flood} letters of one forged sender in ${Math.round(lasted / second)} s; ${others.length} others were confirmed after ${Math.round(longest / 100) / 10} s at most\n`);
    expect(await desk.rows(`select outcome, count(*)::int, count(distinct ticket_id)::int as tickets from incoming_letter where from_address = $1 group by 1`, [forged])).toEqual([{ outcome: 'REGISTERED', count: flood, tickets: flood }]);
    const heads = await desk.rows<{ head: string | null; count: number }>(`select burst_of_id as head, count(*)::int as count from ticket where id in (select ticket_id from incoming_letter where from_address = $1) group by 1 order by 2`, [forged]);
    expect(heads).toEqual([{ head: null, count: 10 }, { head: expect.any(String) as string, count: flood - 10 }]);
    const toForged = desk.taken.filter(({ to }) => to === forged);
    expect(new Set(toForged.map(({ messageId }) => messageId)).size).toBe(3);
    expect(await desk.rows(`select id from outgoing_letter where to_address = $1 and concat(subject, body, body_html) ilike '%evil%'`, [forged])).toEqual([]);
    expect(longest).toBeLessThanOrEqual(minute);
  });
});

describe('bombs and broken letters in a mailbox (row 17, P12)', () => {
  const desk = useKilledDesk(withoutCaps);
  const seed = givenSeed();
  const [honest, hostile, bombCount] = [100, 900, 25];
  const perSecond = 10;
  const megabyte = 1024 ** 2;
  /** As much as one long letter may take: the longest bomb has thirty megabytes. Alone it takes less than a hundred (docs/performance.md). */
  const mostMegabytes = 150;

  test(`among twenty-five bombs and nine hundred broken letters a hundred ordinary ones are requests within two seconds, the folder is read to its end, and the server needs no more memory than one long letter may take (seed ${seed})`, { timeout: 20 * minute }, async () => {
    const draw = numbersFrom(seed);
    const explosive = Object.values(bombs).slice(0, bombCount).map((make) => make());
    expect(explosive).toHaveLength(bombCount);
    const server = await desk.start();
    // its readers are there, and it has the memory that as many letters take that nobody made for harm
    const before = Array.from({ length: honest + hostile }, (_, at) => clientLetter(`before-${at}`));
    for (const { raw } of before) desk.imap.deliver(raw, clock.now());
    await vi.waitUntil(async () => (await registeredOf(desk, server, '<before-')).length === before.length, { timeout: 5 * minute, interval: second });
    const usual = server.residentBytes();
    let highest = usual;
    const watch = setInterval(() => { highest = Math.max(highest, server.residentBytes()); }, 250);
    const sentAt = new Map<string, number>();
    const total = honest + hostile;
    const began = performance.now();
    for (let at = 0; at < total; at += 1) {
      await passing(Math.max(0, began + (at * second) / perSecond - performance.now()));
      if (at % (total / honest) === 0) {
        const { messageId, raw } = clientLetter(`ordinary-${at}`);
        sentAt.set(messageId, clock.now());
        desk.imap.deliver(raw, clock.now());
      } else desk.imap.deliver(hostileLetter(draw, at), clock.now());
      const bomb = at % (total / bombCount) === 5 ? explosive[Math.floor((at * bombCount) / total)] : undefined;
      if (bomb) desk.imap.deliver(bomb, clock.now());
    }
    await vi.waitUntil(() => desk.imap.inbox.letters.every(({ flags }) => flags.has('\\Seen')), { timeout: 5 * minute, interval: second });
    await vi.waitUntil(async () => (await desk.rows(`select from incoming_letter where outcome is null`)).length === 0, { timeout: 10 * minute, interval: second });
    clearInterval(watch);
    const kept = await desk.rows<{ id: string; late: Date }>(`select message_header_id as id, decided_at as late from incoming_letter where starts_with(message_header_id, '<ordinary-') and outcome = 'REGISTERED'`);
    const late = kept.map(({ id, late: decided }) => (decided.getTime() - (sentAt.get(id) ?? Number.NaN)) / second).toSorted((a, b) => a - b);
    const p95 = late[Math.floor(late.length * 0.95)] ?? Number.NaN;
    const more = (highest - usual) / megabyte;
    process.stdout.write(`${honest} ordinary letters among ${hostile} broken ones and ${bombCount} bombs: p95 ${p95.toFixed(2)} s, the last ${late.at(-1)?.toFixed(2)} s; the server needed ${Math.round(more)} MB more than the ${Math.round(usual / megabyte)} MB after a thousand ordinary ones (seed ${seed})\n`);
    expect(late).toHaveLength(honest);
    expect((await desk.rows<{ count: number }>('select count(*)::int as count from incoming_letter'))[0]?.count).toBe(desk.imap.inbox.letters.length);
    expect(p95).toBeLessThanOrEqual(2);
    expect(more).toBeLessThan(mostMegabytes);
  });
});
