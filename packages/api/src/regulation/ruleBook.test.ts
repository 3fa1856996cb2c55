import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import calendar from '../calendar/index.ts';
import { yearVersionsIn } from '../calendar/storedCalendar.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { newId } from '../platform/identity.ts';
import { Rounds } from '../platform/rounds.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import { ensureFirstVersion } from './firstVersion.ts';
import regulation from './index.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import {
  calendarInVersions, calendarKnownAt, calendarOfVersions, calendarVersionsOf, categoryIn, endOfLocalDay, loadRuleBooks, localDay, refreshRuleBooks, ruleBookAt, ruleBookOf, ruleBooksWith,
  startOfLocalDay, storedCalendarOf, ticketPrefixes, writtenVersions,
} from './ruleBook.ts';
import { watchRuleBooks } from './ruleBookWatch.ts';

const msk = (text: string): number => Date.parse(`${text}+03:00`);
const hours = (count: number): number => count * 3_600_000;
let system: ScratchSystem;
let first = '';

beforeAll(async () => {
  system = await scratchSystem([calendar, regulation]);
  first = (await system.rows<{ id: string }>('select id from regulation_version'))[0]?.id ?? '';
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(async () => {
  await system.pool.query('delete from regulation_version where id <> $1', [first]);
  await system.pool.query("delete from calendar_year where calendar_code <> 'ru' or year_version > 1");
  await system.pool.query("delete from work_calendar where code <> 'ru'");
  await loadRuleBooks(system.reader);
});

const publish = async (number: string, effectiveFrom: string, changed: Partial<RegulationParameters> = {}, status = 'PUBLISHED'): Promise<string> => {
  const id = newId();
  await system.pool.query('insert into regulation_version (id, number, status, effective_from, parameters) values ($1, $2, $3, $4, $5)',
    [id, number, status, effectiveFrom, { ...defaultRegulation, ...changed }]);
  return id;
};
/** The next version of a year, in which a day is closed. */
const loadYear = async (year: number, version: number, closed: string, code = 'ru'): Promise<void> => {
  const days = { [closed]: { kind: 'CLOSED', name: { ru: 'Переезд', en: 'Moving house' } } };
  await system.pool.query(
    `insert into calendar_year (id, calendar_code, year, status, year_version, content, company_days, loaded_at) values ($1, $2, $3, 'OFFICIAL', $4, $5, '[]', now())`,
    [newId(), code, year, version, { year, status: 'OFFICIAL', version: 99, decree: null, days }]);
};
const numbers = (books: readonly { number: string }[]): string[] => books.map(({ number }) => number);

describe('a desk that starts for the first time', () => {
  it('§2.4: has one published version, the regulation as its defaults have it', async () => {
    await ensureFirstVersion(system);
    expect(await system.rows('select number, status, effective_from::text as "effectiveFrom", summary, parameters, published_at is not null as published from regulation_version')).toEqual([
      { number: '1.0', status: 'PUBLISHED', effectiveFrom: '2020-01-01', summary: 'Первая редакция', parameters: defaultRegulation, published: true },
    ]);
  });

  it('reads it with the Russian calendar of every year that is published', () => {
    const book = ruleBookOf(first);
    expect(book).toMatchObject({ versionId: first, number: '1.0', effectiveFrom: '2020-01-01', parameters: defaultRegulation });
    expect(book.years.map(({ year, version }) => [year, version])).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].map((year) => [year, 1]));
    expect(book.calendar.startOfCounting(msk('2027-01-01T12:00:00'))).toBe(msk('2027-01-11T10:00:00'));
  });
});

describe('§2.4: a desk without any version', () => {
  it('serves nobody, and counts its days in Moscow', async () => {
    await system.pool.query('create table kept as table regulation_version; delete from regulation_version');
    await loadRuleBooks(system.reader);
    try {
      expect(() => ruleBookAt(msk('2026-11-24T12:00:00'))).toThrow('no version of the regulation is published');
      expect(localDay(Date.parse('2026-11-24T21:00:00Z'))).toBe('2026-11-25');
    } finally {
      await system.pool.query('insert into regulation_version table kept; drop table kept');
    }
  });
});

describe('§2.4: which version is in force', () => {
  beforeEach(async () => {
    await publish('2.0', '2027-01-01', { timeZone: 'Asia/Omsk', numberPrefixes: { ...defaultRegulation.numberPrefixes, ticket: 'HD' } }, 'SUPERSEDED');
    await publish('3.0', '2027-02-01', { numberPrefixes: { ...defaultRegulation.numberPrefixes, ticket: 'HD' } });
    await publish('4.0', '2026-12-01', {}, 'DRAFT');
    await loadRuleBooks(system.reader);
  });

  it.each([
    ['2019-06-01', '1.0'], ['2026-12-31', '1.0'], ['2027-01-01', '2.0'], ['2027-01-31', '2.0'], ['2027-02-01', '3.0'], ['2030-01-01', '3.0'],
  ])('on %s it is %s', (day, number) => {
    expect(ruleBookAt(Date.parse(`${day}T12:00:00Z`)).number).toBe(number);
  });

  it('at an instant each begins with its first day in its own zone', () => {
    expect(ruleBookAt(Date.parse('2026-12-31T23:59:59.999+06:00')).number).toBe('1.0');
    expect(ruleBookAt(Date.parse('2027-01-01T00:00:00+06:00')).number).toBe('2.0');
    expect(ruleBookAt(msk('2027-01-31T23:59:59.999')).number).toBe('2.0');
    expect(ruleBookAt(msk('2027-02-01T00:00:00')).number).toBe('3.0');
    expect(ruleBookAt(msk('2019-01-01T00:00:00')).number).toBe('1.0');
  });

  it('a request keeps the version under which it was accepted', () => {
    expect(ruleBookOf(first).number).toBe('1.0');
    const unknown = newId();
    expect(() => ruleBookOf(unknown)).toThrow(`regulation version ${unknown} is not loaded`);
  });

  it('§4.4: old prefixes of numbers stay known', () => {
    expect(ticketPrefixes()).toEqual(['HD', 'TP']);
  });

  it('§4.6: the local day is that of the version in force', () => {
    expect(localDay(Date.parse('2027-01-10T18:30:00Z'))).toBe('2027-01-11');
    expect(localDay(Date.parse('2026-12-10T18:30:00Z'))).toBe('2026-12-10');
    expect(localDay(Date.parse('2026-12-10T18:30:00Z'), 'Asia/Tokyo')).toBe('2026-12-11');
    expect(startOfLocalDay('2027-01-10')).toBe(Date.parse('2027-01-10T00:00:00+06:00'));
    expect(startOfLocalDay('2026-12-10')).toBe(msk('2026-12-10T00:00:00'));
    expect(startOfLocalDay('2026-12-10', 'Asia/Tokyo')).toBe(Date.parse('2026-12-10T00:00:00+09:00'));
    expect(endOfLocalDay(Date.parse('2027-01-10T12:00:00Z'))).toBe(Date.parse('2027-01-10T23:59:59.999+06:00'));
    expect(endOfLocalDay(Date.parse('2027-01-10T12:00:00Z'), 'Asia/Tokyo')).toBe(Date.parse('2027-01-10T23:59:59.999+09:00'));
  });
});

describe('§3: what a request is about', () => {
  it('in the words of its version', () => {
    expect(categoryIn(first, 'LICENSING')).toMatchObject({ clause: '3.11', nameRu: 'Лицензирование' });
    expect(categoryIn(first, 'NOTHING')).toBeNull();
    expect(categoryIn(newId(), 'LICENSING')).toBeNull();
  });
});

describe('the rules of this process are those of the database', () => {
  it('they are read again when something changed, and only then', async () => {
    expect(await refreshRuleBooks(system.reader)).toBe(false);
    await publish('2.0', '2027-01-01');
    expect(await refreshRuleBooks(system.reader)).toBe(true);
    expect(ruleBookAt(msk('2027-01-01T12:00:00')).number).toBe('2.0');
    await loadYear(2026, 2, '2026-11-25');
    expect(await refreshRuleBooks(system.reader)).toBe(true);
    await system.pool.query("insert into work_calendar (id, code, name_ru, name_en, basis, created_at) values ($1, 'plain', 'Без праздников', 'Plain', 'NONE', now())", [newId()]);
    expect(await refreshRuleBooks(system.reader)).toBe(true);
    expect(await refreshRuleBooks(system.reader)).toBe(false);
    expect(storedCalendarOf('plain')).toMatchObject({ code: 'plain', basis: 'NONE', versions: [] });
    expect(storedCalendarOf('mars')).toBeUndefined();
  });

  it('a version counts by the calendar that it names; one that is gone is a five-day week', async () => {
    await system.pool.query("insert into work_calendar (id, code, name_ru, name_en, basis, created_at) values ($1, 'plain', 'Без праздников', 'Plain', 'NONE', now())", [newId()]);
    await loadYear(2027, 1, '2027-01-04', 'plain');
    const plain = await publish('2.0', '2027-01-01', { calendarCode: 'plain' });
    const gone = await publish('3.0', '2027-02-01', { calendarCode: 'gone' });
    await loadRuleBooks(system.reader);
    expect(numbers(ruleBooksWith('plain'))).toEqual(['2.0']);
    expect(numbers(ruleBooksWith('ru'))).toEqual(['1.0']);
    // Friday 1 January is a working day without a legal basis; Monday the 4th is closed by the company
    expect(ruleBookOf(plain).calendar.addWorkingTime(msk('2027-01-01T17:00:00'), hours(2))).toBe(msk('2027-01-05T11:00:00'));
    expect(ruleBookOf(gone).calendar.addWorkingTime(msk('2027-01-01T17:00:00'), hours(2))).toBe(msk('2027-01-04T11:00:00'));
    expect(ruleBookOf(gone).years).toEqual([]);
    await system.pool.query("delete from calendar_year; delete from work_calendar where code = 'ru'");
    await loadRuleBooks(system.reader);
    // the calendar of Russia is known by its law alone
    expect(ruleBookOf(first).calendar.startOfCounting(msk('2027-01-01T12:00:00'))).toBe(msk('2027-01-11T10:00:00'));
    await system.pool.query('delete from regulation_version where id <> $1', [first]);
    await calendar.prepare(system);
  });
});

describe('R19: by which versions of the years a promise was computed', () => {
  beforeEach(async () => {
    await loadYear(2026, 2, '2026-11-25');
    await loadRuleBooks(system.reader);
  });
  /** A working day from Tuesday at noon: Wednesday is closed in the second version of the year. */
  const due = (written: string): number => calendarOfVersions(ruleBookOf(first), written).addWorkingTime(msk('2026-11-24T12:00:00'), hours(8));

  it('a promise of the first version stays explainable by it', () => {
    expect(due('2026 v1')).toBe(msk('2026-11-25T12:00:00'));
    expect(due('2026 v2')).toBe(msk('2026-11-26T12:00:00'));
    expect(due('')).toBe(msk('2026-11-26T12:00:00'));
    expect(due('2026 forecast')).toBe(msk('2026-11-25T12:00:00'));
  });

  it('the newest versions are the calendar of the version itself, a past one is made once', () => {
    const book = ruleBookOf(first);
    expect(calendarOfVersions(book, '2026 v2, 2027 v1')).toBe(book.calendar);
    expect(calendarOfVersions(book, '2028 forecast')).toBe(book.calendar);
    const past = calendarOfVersions(book, '2026 v1, 2027 v1');
    expect(past).not.toBe(book.calendar);
    expect(calendarOfVersions(book, '2026 v1, 2027 v1')).toBe(past);
    expect(calendarOfVersions(book, '2026 forecast, 2027 v1')).not.toBe(past);
  });

  it('versions of the regulation do not share a past calendar', async () => {
    const other = await publish('2.0', '2027-01-01', { openingHours: [{ opens: '12:00', closes: '20:00' }] });
    await loadRuleBooks(system.reader);
    expect(due('2026 v1')).toBe(msk('2026-11-25T12:00:00'));
    expect(calendarOfVersions(ruleBookOf(other), '2026 v1').addWorkingTime(msk('2026-11-24T12:00:00'), hours(8))).toBe(msk('2026-11-24T20:00:00'));
  });

  it('past calendars are forgotten when the rules are read again, and when there are many', async () => {
    const book = ruleBookOf(first);
    const past = calendarOfVersions(book, '2026 v1');
    for (let year = 2300; year < 2300 + 198; year += 1) calendarInVersions(book, new Map([[2026, 1], [year, null]]));
    expect(calendarOfVersions(book, '2026 v1')).toBe(past);
    calendarInVersions(book, new Map([[2026, 1], [2999, null]]));
    expect(calendarOfVersions(book, '2026 v1')).toBe(past);
    calendarInVersions(book, new Map([[2026, 1], [3000, null]]));
    expect(calendarOfVersions(book, '2026 v1')).not.toBe(past);
    const again = calendarOfVersions(book, '2026 v1');
    await loadRuleBooks(system.reader);
    expect(calendarOfVersions(ruleBookOf(first), '2026 v1')).not.toBe(again);
  });

  it('as of a moment the calendar is what was known then', async () => {
    const minutes = (book: ReturnType<typeof ruleBookOf>, at: number) => calendarKnownAt(book, at).workingMillisecondsBetween(msk('2026-11-25T10:00:00'), msk('2026-11-25T18:00:00')) / 60_000;
    await loadYear(2026, 90, '2026-11-25');
    await system.pool.query("update calendar_year set loaded_at = '2026-11-26T09:00:00Z' where year_version = 90");
    await loadRuleBooks(system.reader);
    const book = ruleBookOf(first);
    expect([minutes(book, Date.parse('2026-11-26T08:59:59Z')), minutes(book, Date.parse('2026-11-26T09:00:00Z'))]).toEqual([480, 0]);
    await system.pool.query('delete from calendar_year where year_version = 90');
    await loadRuleBooks(system.reader);
  });

  it('a calendar that is gone meanwhile counts by the forecast', async () => {
    const id = await publish('2.0', '2027-01-01', { calendarCode: 'gone' });
    await loadRuleBooks(system.reader);
    expect(calendarOfVersions(ruleBookOf(id), '2027 v1').addWorkingTime(msk('2027-01-01T17:00:00'), hours(2))).toBe(msk('2027-01-04T11:00:00'));
  });

  it('versions are written as they are read', () => {
    expect(writtenVersions(2026, 2028, (year) => (year === 2028 ? null : year - 2024))).toBe('2026 v2, 2027 v3, 2028 forecast');
    expect(writtenVersions(2027, 2026, () => 1)).toBe('');
    expect([...yearVersionsIn(writtenVersions(2026, 2027, () => 5))]).toEqual([[2026, 5], [2027, 5]]);
    expect(calendarVersionsOf(ruleBookOf(first), msk('2026-12-31T23:59:59'), msk('2028-01-01T00:00:00'))).toBe('2026 v2, 2027 v1, 2028 forecast');
  });
});

describe('§2.4, R11: a process keeps its rules up to date', () => {
  let tell: (events: readonly PlacedEvent[]) => void = () => undefined;
  let followed = 0;
  const event = (type: string): PlacedEvent =>
    ({ id: newId(), position: 1, type, subjectType: 'calendar', subjectId: newId(), subjectVersion: 1, clientId: null, actor: { kind: 'SYSTEM', id: null, name: '' }, payload: {}, occurredAt: '' });
  const watched = () => {
    vi.spyOn(system.events, 'follow').mockImplementation((listener) => {
      tell = listener;
      followed += 1;
      return () => (followed -= 1);
    });
    return watchRuleBooks(system);
  };
  afterEach(() => vi.restoreAllMocks());

  it.each(['CALENDAR_CHANGED', 'CALENDAR_CREATED', 'REGULATION_PUBLISHED'])('%s of another process makes it read them again', async (type) => {
    await publish('2.0', '2027-01-01');
    const process = await watched();
    expect(ruleBookAt(msk('2027-01-01T12:00:00')).number).toBe('2.0');
    await publish('3.0', '2027-02-01');
    tell([event('TICKET_ANSWERED')]);
    tell([event('TICKET_ANSWERED'), event(type)]);
    await vi.waitFor(() => expect(ruleBookAt(msk('2027-02-01T12:00:00')).number).toBe('3.0'));
    await process.stop();
    expect(followed).toBe(0);
  });

  it('other events do not, and a database that is away is reported and asked again', async () => {
    const process = await watched();
    const read = vi.spyOn(system.reader, 'executeQuery').mockRejectedValue(new Error('connection refused'));
    const reported = vi.spyOn(system.log, 'error');
    const wake = vi.spyOn(Rounds.prototype, 'wake');
    tell([event('TICKET_ANSWERED')]);
    expect(wake).not.toHaveBeenCalled();
    tell([event('REGULATION_PUBLISHED')]);
    await vi.waitFor(() => expect(reported).toHaveBeenCalledWith({ error: 'Error: connection refused' }, 'the rules could not be read again; tried again soon'));
    expect(read).toHaveBeenCalledTimes(1);
    await process.stop();
  });
});
