import { afterEach, expect, test, vi } from 'vitest';
import { followDesk, noteDesk, theDesk } from './desk.ts';
import { deskDay, deskMinutes, formatDay, formatInstant } from './instants.ts';
import { ownTime } from './ownTime.ts';
import { saidByDesk } from '../testing/desk.ts';
import { zoneWords } from './useDeskZone.ts';

afterEach(() => noteDesk(saidByDesk()));

test('times are those of the zone that the server said last', () => {
  noteDesk(saidByDesk({ zone: 'Asia/Tehran' }));
  expect(formatInstant('2026-11-23T20:45:09Z', 'en', 'message', '2026-11-23T11:00:00Z')).toBe('Tue 24 Nov, 00:15 UTC+3:30');
  expect([deskDay('2026-11-23T20:45:00Z'), deskMinutes('2026-11-23T20:45:00Z')]).toEqual(['2026-11-24', 15]);
  noteDesk(saidByDesk({ zone: 'Europe/Berlin' }));
  expect(formatInstant('2026-03-29T00:59:59Z', 'ru', 'full')).toBe('29 марта 2026, 01:59 UTC+1');
  expect(formatInstant('2026-03-29T01:00:00Z', 'ru', 'full')).toBe('29 марта 2026, 03:00 UTC+2');
  expect(formatDay('2026-03-29', 'ru')).toBe('29.03.2026');
});

test('whoever follows hears of a change once; an answer that says nothing changes nothing', () => {
  const changed = vi.fn();
  const unfollow = followDesk(changed);
  noteDesk(saidByDesk({ zone: 'Asia/Omsk' }));
  noteDesk(saidByDesk({ zone: 'Asia/Omsk' }));
  noteDesk(new Headers());
  expect([theDesk().zone, changed.mock.calls.length]).toEqual(['Asia/Omsk', 1]);
  unfollow();
});

test('a zone that the browser does not know is UTC, and is called so', () => {
  noteDesk(saidByDesk({ zone: 'Mars/Olympus' }));
  expect(formatInstant('2026-11-23T11:00:00Z', 'ru', 'full')).toBe('23 ноября 2026, 11:00 UTC');
});

test('a person elsewhere is told what their own clock shows, others are not', () => {
  const at = '2026-11-26T08:00:00Z';
  const now = Date.parse('2026-11-23T08:00:00Z');
  expect([ownTime(at, 'ru', now, 'Asia/Vladivostok'), ownTime(at, 'en', now, 'Asia/Vladivostok')]).toEqual(['у вас чт 26.11 18:00', 'Thu 26 Nov 18:00 your time']);
  expect([ownTime(at, 'ru', now, 'Europe/Minsk'), ownTime('soon', 'ru', now, 'Asia/Omsk')]).toEqual([null, null]);
});

test('a hint names the zone and its distance', () => {
  const summer = Date.parse('2026-07-01T00:00:00Z');
  expect(['Europe/Moscow', 'Europe/Berlin', 'UTC', 'America/St_Johns'].map((zone) => zoneWords(zone, 'ru', summer))).toEqual(['МСК', 'Europe/Berlin, UTC+2', 'UTC', 'America/St_Johns, UTC−2:30']);
});
