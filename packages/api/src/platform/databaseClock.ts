import type { Pool } from 'pg';
import { machineTime, systemClock, type MachineTime, type RunningClock } from './clock.ts';
import type { Process } from './feature.ts';
import type { Logger } from './log.ts';

const measureEveryMilliseconds = 10_000;
/** More than this between two machines is a fault that somebody should mend. */
const bearableSkewMilliseconds = 2000;

/** One question to the database's clock. */
export interface Reading {
  /** Epoch milliseconds, some moment between asking and answering. */
  instant: number;
  /** When the question left and the answer was there, by what has elapsed on this machine. */
  askedAt: number;
  answeredAt: number;
}

export interface DatabaseClockOptions {
  machine: MachineTime;
  clock: RunningClock;
  read(): Promise<Reading>;
  /** Takes by how many milliseconds the machine is ahead of the database, once for each time that it goes wrong. */
  warn(aheadMilliseconds: number): void;
}

/**
 * Keeps the clock of this process on the database's, which all processes share: a machine whose clock is wrong neither breaks a promise
 * early nor dates an answer late. Between two readings runs what has elapsed, so a step of the machine's clock changes nothing.
 */
export class DatabaseClock implements Process {
  private zeroAt: number | null = null;
  private hasWarned = false;
  private measuring: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: DatabaseClockOptions) {}

  /** Reads the database's clock at once, and again and again from then on. @throws when the database cannot be asked at the start */
  async start(): Promise<this> {
    await this.measure();
    // while the database is away the clock runs on; whoever needs the database says that it is missing
    this.timer = setInterval(() => void this.measure().catch(() => undefined), measureEveryMilliseconds);
    this.timer.unref();
    return this;
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.measuring?.catch(() => undefined);
  }

  /** One reading at a time: a database that hangs is not asked twice. */
  measure(): Promise<void> {
    this.measuring ??= this.once().finally(() => {
      this.measuring = null;
    });
    return this.measuring;
  }

  private async once(): Promise<void> {
    const { machine, clock } = this.options;
    const { instant, askedAt, answeredAt } = await this.options.read();
    const [earliest, latest] = [instant - answeredAt, instant - askedAt];
    // a slow answer tells little: it cannot spoil what a quick one told before
    if (this.zeroAt === null || this.zeroAt < earliest || this.zeroAt > latest) {
      this.zeroAt = (earliest + latest) / 2;
      clock.correct(this.zeroAt);
    }
    this.compare(machine.wall() - (this.zeroAt + machine.elapsed()));
  }

  private compare(aheadMilliseconds: number): void {
    const isWrong = Math.abs(aheadMilliseconds) > bearableSkewMilliseconds;
    if (isWrong && !this.hasWarned) this.options.warn(aheadMilliseconds);
    this.hasWarned = isWrong;
  }
}

/** Asks PostgreSQL for its time; waiting for a free connection is no part of the question. */
export const readingOf = async (pool: Pool, machine: MachineTime): Promise<Reading> => {
  const connection = await pool.connect();
  try {
    const askedAt = machine.elapsed();
    const { rows } = await connection.query<{ instant: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as instant');
    return { instant: rows[0]?.instant ?? Number.NaN, askedAt, answeredAt: machine.elapsed() };
  } finally {
    connection.release();
  }
};

/** Puts the clock of this process on the database's and keeps it there. A commanded clock stays where it was set. */
export const followDatabaseClock = (pool: Pool, log: Logger): Promise<DatabaseClock> =>
  new DatabaseClock({
    machine: machineTime,
    clock: systemClock,
    read: () => readingOf(pool, machineTime),
    warn: (aheadMilliseconds) =>
      log.warn(
        { aheadSeconds: Math.round(aheadMilliseconds / 1000) },
        "The clock of this machine and the database's differ. The desk follows the database's: check both machines and let them keep time by NTP, then nothing else is to be done.",
      ),
  }).start();
