import published from '../../calendar/data/ruProductionCalendar.json' with { type: 'json' };
import { SlowDesk, wallClockOf, type OddDays } from '../../sla/testing/slowDesk.ts';

const hours = [{ opens: '10:00', closes: '18:00' }];
const wall = wallClockOf('Europe/Moscow', '2026-10-12', 400);

/** The year as it was published, and the same year without the move of 20 to 22 February. */
const decrees = {
  published: published['2027'],
  unmoved: {
    ...published['2027'], totals: undefined,
    transfers: published['2027'].transfers.filter(({ from }) => from !== '2027-02-20'), holidays: published['2027'].holidays.filter((date) => date !== '2027-02-22'),
    workingWeekends: [], shortDays: published['2027'].shortDays.filter((date) => date !== '2027-02-20'),
  },
};

const isPlainWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

/** The calendar of the desk as the model keeps it: what was published, and over it what the company announced. It outlives a run, as that of the desk does. */
export class ModelCalendar {
  private decree: keyof typeof decrees = 'published';
  private readonly announced: Record<string, 'CLOSED' | 'OPEN'> = {};
  desk = this.drawn();

  private state(): OddDays {
    const lists = [published['2026'], decrees[this.decree]];
    return Object.fromEntries([
      ...lists.flatMap(({ holidays }) => holidays).map((date) => [date, 'CLOSED'] as const),
      ...lists.flatMap(({ workingWeekends }) => workingWeekends).map((date) => [date, 'OPEN'] as const),
    ]);
  }

  private drawn(): SlowDesk {
    return new SlowDesk(wall, hours, { ...this.state(), ...this.announced });
  }

  private isOpenOn(date: string): boolean {
    const odd = this.announced[date] ?? this.state()[date];
    return odd === undefined ? !isPlainWeekend(date) : odd === 'OPEN';
  }

  /** The last day off before the day of an instant; undefined after two weeks without one. */
  lastDayOffBefore(at: number): string | undefined {
    return Array.from({ length: 14 }, (_, back) => this.desk.dateAt(at - (back + 1) * 86_400_000)).find((date) => !this.isOpenOn(date));
  }

  /** A day becomes what it was not; answers what the company says of it. */
  turnRound(date: string): 'CLOSED' | 'OPENED' {
    const becomes = this.isOpenOn(date) ? 'CLOSED' : 'OPEN';
    // what the weekday says already needs no word of the company's
    if (this.state()[date] === undefined && (becomes === 'CLOSED') === isPlainWeekend(date)) delete this.announced[date];
    else this.announced[date] = becomes;
    this.desk = this.drawn();
    return becomes === 'OPEN' ? 'OPENED' : becomes;
  }

  /** The other decree for 2027 comes; answers the file that brings it. */
  loadOther(): string {
    this.decree = this.decree === 'published' ? 'unmoved' : 'published';
    this.desk = this.drawn();
    return JSON.stringify(decrees[this.decree]);
  }
}
