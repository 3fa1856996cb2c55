import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import calendar from '../calendar/index.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import { deskHeaders } from './deskHeaders.ts';
import regulation from './index.ts';
import { loadRuleBooks, ruleBookAt } from './ruleBook.ts';

let system: ScratchSystem;
beforeAll(async () => { system = await scratchSystem([calendar, regulation]); }, scratchPatienceMilliseconds);
afterAll(() => system.close());

const told = (instant: string) => deskHeaders(Date.parse(instant));

it('an answer tells clock, zone, hours of the day and length of a working day (§4.6)', () => {
  expect(told('2026-11-24T20:59:59.999Z')).toEqual({
    'desk-time': '2026-11-24T20:59:59.999Z', 'desk-zone': 'Europe/Moscow', 'desk-hours': '2026-11-24T07:00:00.000Z/2026-11-24T15:00:00.000Z', 'desk-day-seconds': '28800',
  });
  expect(told('2026-11-27T21:00:00Z')['desk-hours']).toBe('');
});

it('the hours of a day are worked out once for all answers of that day', () => {
  told('2026-11-25T20:59:59.999Z');
  const working = vi.spyOn(ruleBookAt(Date.parse('2026-11-24T12:00:00Z')).calendar, 'daysBetween');
  for (const instant of ['2026-11-24T12:00:00Z', '2026-11-23T21:00:00Z', '2026-11-24T20:59:59.999Z', '2026-11-24T07:00:00Z']) told(instant);
  expect(working).toHaveBeenCalledTimes(1);
  told('2026-11-23T20:59:59.999Z');
  told('2026-11-24T21:00:00Z');
  expect(working).toHaveBeenCalledTimes(3);
  working.mockRestore();
});

it('a version that comes into force is told from its first moment', async () => {
  const berlin = { ...defaultRegulation, timeZone: 'Europe/Berlin', nominalDayHours: 7.5, openingHours: [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '17:30' }] };
  await system.pool.query("insert into regulation_version (id, number, status, effective_from, parameters) values ($1, '2.0', 'PUBLISHED', '2026-12-01', $2)", [newId(), berlin]);
  await loadRuleBooks(system.reader);
  expect(told('2026-11-30T22:59:59.999Z')['desk-zone']).toBe('Europe/Moscow');
  expect(told('2026-11-30T23:00:00Z')).toMatchObject({
    'desk-zone': 'Europe/Berlin', 'desk-day-seconds': '27000', 'desk-hours': '2026-12-01T08:00:00.000Z/2026-12-01T12:00:00.000Z 2026-12-01T13:00:00.000Z/2026-12-01T16:30:00.000Z',
  });
});
