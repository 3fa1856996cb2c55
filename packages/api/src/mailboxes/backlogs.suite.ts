import { setTimeout as passing } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
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
    const began = Date.now();
    for (let index = 0; index < flood; index += 1) {
      const due = began + (index * lasts) / flood;
      if (due > Date.now()) await passing(due - Date.now());
      await desk.comesTo(server, letterOf({ From: `"Buy http://evil.example" <${forged}>`, Subject: `Buy http://evil.example ${index}`, 'Message-ID': `<flood-${index}@ladoga-rk.example>` }, 'http://evil.example'));
      if (index % (flood / 10) === flood / 20) {
        const { messageId, raw } = clientLetter(`other-${index}`, { from: `person-${index}@seim-pribor.example` });
        others.push({ messageId, at: Date.now(), toldAt: null });
        await desk.comesTo(server, raw);
      }
    }
    const lasted = Date.now() - began;
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
