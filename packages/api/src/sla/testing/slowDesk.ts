import type { OpeningHours } from '../../calendar/openingHours.ts';

const minute = 60_000;
/** Clocks of our days jump by quarters of an hour at the least, so one look at the wall serves fifteen minutes. */
const quarter = 15;

/** What the wall clock of a zone shows at every minute of a stretch of time. */
export interface WallClock {
  readonly timeZone: string;
  readonly from: number;
  /** The local date of every minute, and each of them once. */
  readonly dates: readonly string[];
  readonly days: readonly string[];
  /** Minute of the local day. */
  readonly minutes: Int16Array;
}

export const wallClockOf = (timeZone: string, firstDay: string, days: number): WallClock => {
  const from = Date.parse(`${firstDay}T00:00:00Z`);
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const dates: string[] = [];
  const minutes = new Int16Array(days * 1440);
  for (let index = 0; index < minutes.length; index += quarter) {
    const [date = '', time = ''] = wall.format(from + index * minute).split(' ');
    const [hour = 0, past = 0] = time.split(':').map(Number);
    for (let next = 0; next < quarter; next += 1) {
      dates.push(date);
      minutes[index + next] = hour * 60 + past + next;
    }
  }
  return { timeZone, from, dates, days: [...new Set(dates)], minutes };
};

/** Days that are not as their weekday says: closed, open, or open at hours of their own. */
export type OddDays = Readonly<Record<string, 'CLOSED' | 'OPEN' | readonly OpeningHours[]>>;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * The slow truth about a desk, for tests: it knows nothing of years, offsets and sums, and walks from minute to minute, looking
 * at the wall clock each time. It throws RangeError where its stretch of time ends.
 */
export class SlowDesk {
  constructor(
    private readonly wall: WallClock,
    private readonly hours: readonly OpeningHours[],
    private readonly odd: OddDays,
  ) {}

  private hoursOn(date: string): readonly OpeningHours[] {
    const odd = this.odd[date];
    if (odd === 'OPEN') return this.hours;
    if (odd === 'CLOSED') return [];
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    return odd ?? (weekday === 0 || weekday === 6 ? [] : this.hours);
  }

  private indexOf(at: number): number {
    const index = Math.floor((at - this.wall.from) / minute);
    if (index < 0 || index >= this.wall.minutes.length) throw new RangeError('The slow desk does not see so far');
    return index;
  }

  dateAt(at: number): string {
    return this.wall.dates[this.indexOf(at)] ?? '';
  }

  /** The open minutes from an instant on, the first one cut to what is left of it. */
  *openMinutesFrom(at: number): Generator<{ date: string; from: number; to: number }> {
    let date = '';
    let hours: { opens: number; closes: number }[] = [];
    for (let index = this.indexOf(at); index < this.wall.minutes.length; index += 1) {
      const today = this.wall.dates[index] ?? '';
      if (today !== date) hours = this.hoursOn(today).map(({ opens, closes }) => ({ opens: minuteOf(opens), closes: minuteOf(closes) }));
      date = today;
      const shown = this.wall.minutes[index] ?? 0;
      if (hours.some(({ opens, closes }) => opens <= shown && shown < closes))
        yield { date, from: Math.max(at, this.wall.from + index * minute), to: this.wall.from + (index + 1) * minute };
    }
    throw new RangeError('The slow desk does not see so far');
  }

  isOpen(at: number): boolean {
    return this.startOf(at) === at;
  }

  /** R2: the first open instant. */
  startOf(at: number): number {
    for (const { from } of this.openMinutesFrom(at)) return from;
    return at;
  }

  /** R1, R3: where an amount of open time ends. */
  after(at: number, amount: number): number {
    let left = amount;
    for (const { from, to } of this.openMinutesFrom(at)) {
      if (left <= 0) return from;
      if (to - from >= left) return from + left;
      left -= to - from;
    }
    return at;
  }

  openTimeBetween(start: number, end: number): number {
    let passed = 0;
    for (const { from, to } of this.openMinutesFrom(start)) {
      if (from >= end) return passed;
      passed += Math.min(to, end) - from;
    }
    return passed;
  }

  /** The end of the last open minute of the n-th day that has any, after the day of an instant. */
  closingOfDay(at: number, n: number): number {
    const today = this.dateAt(at);
    const ends = new Map<string, number>();
    for (const { date, to } of this.openMinutesFrom(at)) {
      if (date !== today) ends.set(date, to);
      if (ends.size > n) break;
    }
    return [...ends.values()][n - 1] ?? at;
  }

  /** R18: the first open instant from `start` on at which no more than `left` of the time to the due is to come. */
  firstWithin(start: number, dueAt: number, left: number): number {
    let ahead = this.openTimeBetween(start, dueAt);
    for (const { from, to } of this.openMinutesFrom(start)) {
      const reached = from + Math.max(0, ahead - left);
      if (reached < to) return reached;
      ahead -= to - from;
    }
    return start;
  }
}
