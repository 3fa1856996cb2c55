import { expect, test, vi } from 'vitest';
import { deskAhead, followDeskTime, noteDeskTime } from './deskTime.ts';

const machine = Date.parse('2026-11-24T09:00:00Z');

test('a machine that is wrong by an hour shows the desk’s time; the way of an answer is no difference', () => {
  const changed = vi.fn();
  const unfollow = followDeskTime(changed);
  noteDeskTime('2026-11-24T09:00:01Z', machine);
  expect([deskAhead(), changed.mock.calls.length]).toEqual([0, 0]);
  noteDeskTime('2026-11-24T08:00:00Z', machine);
  expect(deskAhead()).toBe(-3_600_000);
  noteDeskTime('2026-11-24T08:00:01Z', machine);
  expect([deskAhead(), changed.mock.calls.length]).toEqual([-3_600_000, 1]);
  noteDeskTime(null, machine);
  noteDeskTime('soon', machine);
  expect(deskAhead()).toBe(-3_600_000);
  noteDeskTime('2026-11-24T09:00:01Z', machine);
  expect([deskAhead(), changed.mock.calls.length]).toEqual([0, 2]);
  unfollow();
});
