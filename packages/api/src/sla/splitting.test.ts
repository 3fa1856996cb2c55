import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOfItsOwn, outcomeOfSplit, type WaitingMessage } from './splitting.ts';

const first: WaitingMessage = { id: 'first', arrivedAt: 10 };
const second: WaitingMessage = { id: 'second', arrivedAt: 20 };
const third: WaitingMessage = { id: 'third', arrivedAt: 30 };
const governingId = 'first';

describe('R17: splitting a request', () => {
  it.each([
    ['what waits behind the governing message is owed from its own arrival', [second, third], [first], second, 'KEPT'],
    ['the governing message takes its term along, and the next one governs what is left', [first], [third, second], 'WHOLE', second],
    ['when nothing is left to answer the former promise ends', [third, first], [], 'WHOLE', 'ENDED'],
    ['a copy of the governing message is owed by the same due in both', [first], [first, second], 'WHOLE', 'KEPT'],
    ['a copy of a later message leaves the former promise as it was', [second], [first, second], second, 'KEPT'],
    ['what waits for nothing brings nothing', [], [first], 'NOTHING', 'KEPT'],
  ] as const)('%s', (_what, goes, stays, fresh, former) => {
    expect(outcomeOfSplit({ governingId, goes, stays })).toEqual({ fresh, former });
  });

  it('every waiting message is owed by its own arrival at the latest, wherever it waits, and nothing is owed for nobody', () => {
    const messages = fc.uniqueArray(fc.nat(100), { minLength: 1, maxLength: 6 }).map((arrivals) => arrivals.toSorted((a, b) => a - b).map((arrivedAt, index) => ({ id: `m${index}`, arrivedAt })));
    fc.assert(fc.property(messages, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (all, goesAt) => {
      const goes = all.filter((_, index) => goesAt[index]);
      const stays = all.filter((_, index) => !goesAt[index]);
      const [oldest] = all;
      const { fresh, former } = outcomeOfSplit({ governingId: oldest?.id ?? null, goes, stays });
      const startOf = (promise: typeof fresh | typeof former): number | null => (typeof promise === 'object' ? promise.arrivedAt : promise === 'WHOLE' || promise === 'KEPT' ? (oldest?.arrivedAt ?? null) : null);
      expect(startOf(fresh)).toBe(goes[0]?.arrivedAt ?? null);
      expect(startOf(former)).toBe(stays[0]?.arrivedAt ?? null);
    }));
  });

  it('R9: a message that gets a promise of its own is never due before the promise that governed it', () => {
    const counted = { startsAt: 0, dueAt: 50, outerLimitAt: 60, provisional: false };
    expect(dueOfItsOwn(counted, { dueAt: 40 })).toEqual(counted);
    expect(dueOfItsOwn(counted, { dueAt: 55 })).toEqual({ ...counted, dueAt: 55 });
    expect(dueOfItsOwn(counted, { dueAt: 70 })).toEqual({ ...counted, dueAt: 70, outerLimitAt: 70 });
  });
});
