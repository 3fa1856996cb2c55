import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { kindOfDate, readProductionYear } from '../calendar/productionYear.ts';
import { Refusal } from '../platform/refusal.ts';
import { yearFromJson } from './calendarJson.ts';
import { requireSoundYear } from './yearChecks.ts';

const file = readFileSync(new URL('../calendar/data/ruProductionCalendar.json', import.meta.url), 'utf8');
const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];

describe('§4.6: the file of production calendars', () => {
  it.each(years)('%i is read as it is counted, and is sound by its own totals', (year) => {
    const brought = yearFromJson(file, year);
    expect(brought.statedWorkingDays).toBeGreaterThan(240);
    expect(() => requireSoundYear(year, 'RU', brought)).not.toThrow();
    expect(readProductionYear(year, brought).days).toEqual(officialYears.find((one) => one.year === year)?.days);
  });

  it('a year may stand alone, and its special days are what they are', () => {
    const alone = JSON.stringify((JSON.parse(file) as Record<string, unknown>)['2027']);
    const year = readProductionYear(2027, yearFromJson(alone, 2027));
    expect(['2027-02-20', '2027-02-22', '2027-12-31', '2027-01-07'].map((date) => kindOfDate(year, date))).toEqual(['WORKING_WEEKEND', 'MOVED_OFF', 'MOVED_OFF', 'HOLIDAY']);
    expect([year.days['2027-02-20']?.shortened, year.days['2027-04-30']?.kind]).toEqual([true, 'SHORT']);
    expect(year.decree?.number).toBe('1187');
  });
});

const reasonOf = (content: string, year = 2027): unknown => {
  try {
    return yearFromJson(content, year);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, error.paramsIn('en')['reason']];
  }
};

test.each([
  ['no JSON', '{', 'it is not JSON'],
  ['a list', '[]', 'an object is needed'],
  ['another year', '{"2026":{}}', 'the file holds no 2027'],
  ['a year without holidays', '{"2027":{}}', 'the field "holidays" is not as it should be'],
  ['a day that no month has', '{"holidays":["2027-02-30"]}', 'the field "holidays.0" is not as it should be'],
  ['a move without its target', '{"holidays":[],"transfers":[{"from":"2027-01-02"}]}', 'the field "transfers.0.to" is not as it should be'],
])('%s is refused with what is wrong', (_what, content, en) => {
  expect(reasonOf(content)).toEqual(['CALENDAR_UNREADABLE', en]);
});
