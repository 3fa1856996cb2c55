import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceFor, factsOfChoice, isHere, type Candidate } from './choosing.ts';

const person = (id: string, rest: Partial<Candidate> = {}): Candidate => ({ id, name: id, active: true, absentUntil: null, deputyId: null, ...rest });
const away = (id: string, deputyId: string | null = null): Candidate => person(id, { absentUntil: '2026-11-30', deputyId });
const among = (...people: Candidate[]): Map<string, Candidate> => new Map(people.map((one) => [one.id, one]));
const irina = { specialistId: 'irina', deputyId: 'petr' };

describe('§1 who gets a request', () => {
  it('the responsible specialist, who is here', () => {
    expect(choiceFor(irina, among(person('irina'), person('petr')))).toMatchObject({ person: { id: 'irina' }, way: 'RESPONSIBLE', instead: null });
  });

  it('in absence the deputy of the assignment, and the reason is kept', () => {
    const choice = choiceFor(irina, among(away('irina'), person('petr')));
    expect(factsOfChoice(choice)).toEqual({ assigneeId: 'petr', assigneeName: 'petr', chosen: 'DEPUTY', insteadOf: 'irina', absentUntil: '2026-11-30' });
  });

  it('the deputy whom the absence names comes first', () => {
    expect(choiceFor(irina, among(away('irina', 'anna'), person('petr'), person('anna'))).person?.id).toBe('anna');
  });

  it('a deputy who is away has a deputy too; then the one of the assignment', () => {
    expect(choiceFor(irina, among(away('irina', 'anna'), away('anna', 'oleg'), person('oleg'), person('petr'))).person?.id).toBe('oleg');
    expect(choiceFor(irina, among(away('irina', 'anna'), away('anna'), person('petr'))).person?.id).toBe('petr');
  });

  it('two who stand in for each other are both away: the common queue', () => {
    expect(choiceFor(irina, among(away('irina', 'petr'), away('petr', 'irina')))).toMatchObject({ person: null, way: 'COMMON_QUEUE', instead: { id: 'irina' } });
  });

  it('a client without a specialist: the common queue, instead of nobody', () => {
    expect(choiceFor(null, among(person('irina')))).toEqual({ person: null, way: 'COMMON_QUEUE', instead: null });
  });

  it('whatever the circles of deputies, it ends, and nobody who is away or has left is chosen', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const anyId = fc.constantFrom(...ids);
    const anybody = (id: string) => fc.record({ id: fc.constant(id), name: fc.constant(id), active: fc.boolean(), absentUntil: fc.option(fc.constant('2026-11-30')), deputyId: fc.option(anyId) });
    fc.assert(fc.property(fc.tuple(...ids.map(anybody)), anyId, fc.option(anyId), (people, specialistId, deputyId) => {
      const { person: chosen, way } = choiceFor({ specialistId, deputyId }, among(...people));
      if (chosen) expect(isHere(chosen)).toBe(true);
      expect(way === 'COMMON_QUEUE').toBe(chosen === null);
      // the common queue only when neither of the two is here
      if (!chosen) for (const id of [specialistId, deputyId]) if (id) expect(isHere(people[ids.indexOf(id)] ?? person(id))).toBe(false);
    }));
  });
});
