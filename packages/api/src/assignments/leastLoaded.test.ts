import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceFor, factsOfChoice, isHere, type Candidate } from './choosing.ts';
import { leastLoaded, loadOf, type Loaded } from './leastLoaded.ts';

const person = (id: string, rest: Partial<Loaded> = {}): Loaded => ({ id, name: id, active: true, absentUntil: null, deputyId: null, promises: 0, atRisk: 0, overdue: 0, lastGivenAt: null, ...rest });
const nobody = choiceFor(null, new Map());

describe('§1 nobody of the assignment is here', () => {
  it('the specialist with the least load', () => {
    const choice = leastLoaded(nobody, [person('anna', { promises: 3 }), person('oleg', { promises: 2 })], 10);
    expect(factsOfChoice(choice)).toEqual({ assigneeId: 'oleg', assigneeName: 'oleg', chosen: 'LEAST_LOADED', insteadOf: null, absentUntil: null, promises: '2' });
  });

  it('what is at risk weighs twice, what is overdue three times', () => {
    expect(loadOf(person('anna', { promises: 4, atRisk: 1, overdue: 2 }))).toBe(9);
    const late = person('late', { promises: 2, overdue: 1 });
    expect(leastLoaded(nobody, [late, person('busy', { promises: 3 })], 10).person?.id).toBe('busy');
    expect(leastLoaded(nobody, [person('risky', { promises: 2, atRisk: 1 }), late], 10).person?.id).toBe('risky');
  });

  it('of equals whoever got a new request longest ago; never is longest', () => {
    const [anna, oleg] = [person('anna', { lastGivenAt: 200 }), person('oleg', { lastGivenAt: 100 })];
    expect(leastLoaded(nobody, [anna, oleg], 10).person?.id).toBe('oleg');
    expect(leastLoaded(nobody, [anna, oleg, person('new')], 10).person?.id).toBe('new');
  });

  it('everybody here owes as much as the cap allows, or nobody is here: the common queue, and why', () => {
    expect(leastLoaded(nobody, [person('anna', { promises: 5 }), person('away', { absentUntil: '2026-11-30' })], 5)).toMatchObject({ person: null, way: 'COMMON_QUEUE', unfit: 'ALL_AT_CAP' });
    expect(factsOfChoice(leastLoaded(nobody, [person('left', { active: false })], 5))).toMatchObject({ chosen: 'COMMON_QUEUE', unfit: 'NOBODY_HERE' });
  });

  it('the assigned specialist and the deputies come first, whatever they owe', () => {
    const people = new Map<string, Candidate>([['irina', person('irina')]]);
    const chosen = choiceFor({ specialistId: 'irina', deputyId: null }, people);
    expect(leastLoaded(chosen, [person('free')], 1)).toBe(chosen);
  });

  it('never somebody who is away or has left, never over the cap, and nobody fitting is lighter', () => {
    const anybody = fc.record({
      active: fc.boolean(), absentUntil: fc.constantFrom(null, '2026-11-30'), promises: fc.nat(12), atRisk: fc.nat(4), overdue: fc.nat(4), lastGivenAt: fc.option(fc.nat(3)),
    });
    fc.assert(fc.property(fc.array(anybody, { maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (facts, cap) => {
      const people = facts.map((fact, index) => person(`p${index}`, fact));
      const fitting = people.filter((one) => isHere(one) && one.promises < cap);
      const { person: chosen, way } = leastLoaded(nobody, people, cap);
      expect(chosen === null).toBe(fitting.length === 0);
      expect(way).toBe(chosen ? 'LEAST_LOADED' : 'COMMON_QUEUE');
      const taken = fitting.find(({ id }) => id === chosen?.id);
      if (!taken) return;
      for (const other of fitting) expect(loadOf(other)).toBeGreaterThanOrEqual(loadOf(taken));
    }));
  });
});
