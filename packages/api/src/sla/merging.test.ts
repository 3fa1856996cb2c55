import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOfMerge } from './merging.ts';
import type { ObligationTimes } from './responseObligation.ts';

const now = 100;
const owed = (dueAt: number, over: Partial<ObligationTimes> = {}): ObligationTimes => ({ startsAt: 0, dueAt, answeredAt: null, breachedAt: null, notRequiredAt: null, mergedAt: null, ...over });

describe('R17: merging two requests', () => {
  it.each([
    ['the survivor takes over the earlier due', owed(300), owed(200), 'TAKEN_OVER'],
    ['the survivor keeps its own earlier due', owed(200), owed(300), 'ENDS'],
    ['the survivor keeps its own at the same due', owed(200), owed(200), 'ENDS'],
    ['a survivor that owes nothing carries on what the other owes', null, owed(200), 'CARRIED_ON'],
    ['a survivor that has answered carries on too', owed(150, { answeredAt: 50 }), owed(200), 'CARRIED_ON'],
    ['nothing happens when the merged one owes nothing', owed(200), null, 'NOTHING'],
    ['nothing happens when the merged one has answered', owed(200), owed(150, { answeredAt: 50 }), 'NOTHING'],
    ['nothing happens while the answer of the merged one is held for the opening', owed(200), owed(150, { answeredAt: 120 }), 'NOTHING'],
    ['nothing happens when neither owes anything', null, null, 'NOTHING'],
    ['a broken survivor stays as it is', owed(50, { breachedAt: 50 }), owed(200), 'ENDS'],
    ['a broken promise ends beside one that was broken before', owed(40, { breachedAt: 40 }), owed(50, { breachedAt: 50 }), 'ENDS'],
    ['a broken promise is not handed to one that runs', owed(200), owed(50, { breachedAt: 50 }), 'BROKEN'],
    ['nor to one that was broken later', owed(60, { breachedAt: 60 }), owed(50, { breachedAt: 50 }), 'BROKEN'],
    ['nor to a request that owes nothing', null, owed(50, { breachedAt: 50 }), 'BROKEN'],
    ['a due that has passed is broken before the engine says so', owed(200), owed(99), 'BROKEN'],
    ['the due itself is still in time (R4)', owed(200), owed(100), 'TAKEN_OVER'],
  ] as const)('%s', (_what, survivor, merged, expected) => {
    expect(outcomeOfMerge(survivor, merged, now)).toBe(expected);
  });

  it('the due by which the client is answered never moves, whichever request survives', () => {
    const due = fc.integer({ min: 0, max: 200 });
    fc.assert(fc.property(due, due, (mine, other) => {
      const outcome = outcomeOfMerge(owed(mine), owed(other), now);
      if (outcome === 'BROKEN') expect(outcomeOfMerge(owed(other), owed(mine), now)).toBe('ENDS');
      else expect(outcome === 'TAKEN_OVER' ? other : mine).toBe(Math.min(mine, other));
    }));
  });
});
