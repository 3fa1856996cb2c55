import type { Job } from '../feature.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const longestPause = 60 * minute;

/** What the clocks of a zone show at an instant, as if it were UTC. */
const shownIn = (timeZone: string, at: number): number =>
  Date.parse(`${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).replace(' ', 'T')}Z`);

/** The next instant after `now` at which the clocks of a zone show a time of day. */
export const nextDaily = (now: number, timeOfDay: string, timeZone: string): number => {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const shown = shownIn(timeZone, now);
  const today = shown - (((shown % day) + day) % day) + (hours * 60 + minutes) * minute;
  const wanted = today > shown ? today : today + day;
  const guess = now - (now % 1000) + (wanted - shown);
  // the zone may change its offset on the way
  return guess + (wanted - shownIn(timeZone, guess));
};

/** When a job is due after it was done at `now`. */
export const nextDue = ({ when }: Pick<Job, 'when'>, now: number): number =>
  'everySeconds' in when ? now + when.everySeconds * 1000 : nextDaily(now, when.dailyAt, when.timeZone ?? 'Europe/Moscow');

/** How long to wait after so many failures in a row: 1, 2, 4 … minutes, at most an hour. */
export const pauseAfter = (failures: number): number => Math.min(longestPause, minute * 2 ** Math.min(failures - 1, 10));
