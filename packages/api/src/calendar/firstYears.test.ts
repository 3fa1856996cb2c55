import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { ensureFirstYears } from './firstYears.ts';
import calendar from './index.ts';
import { officialYears } from './officialYears.ts';
import { readCalendars } from './storedCalendar.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([calendar]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(async () => {
  await system.pool.query('truncate calendar_year, work_calendar');
  await ensureFirstYears(system);
});

const storeYear = (code: string, year: number, version: number, companyDays: unknown[] = []) =>
  system.pool.query(
    `insert into calendar_year (id, calendar_code, year, status, year_version, content, company_days, loaded_at) values ($1, $2, $3, 'OFFICIAL', $4, $5, $6, now())`,
    [newId(), code, year, version, { year, status: 'OFFICIAL', version: 77, decree: null, days: {} }, JSON.stringify(companyDays)]);

describe('§4.6: a desk that starts for the first time', () => {
  it('knows the Russian calendar, and every year whose decree is published', async () => {
    expect(await system.rows('select code, name_ru as "nameRu", name_en as "nameEn", basis from work_calendar')).toEqual([
      { code: 'ru', nameRu: 'Производственный календарь России', nameEn: 'Production calendar of Russia', basis: 'RU' },
    ]);
    const years = await system.rows('select calendar_code as code, year, status, year_version as version, content, company_days as "companyDays", reason, loaded_by as "loadedBy" from calendar_year order by year');
    expect(years).toEqual(officialYears.map((content) =>
      ({ code: 'ru', year: content.year, status: 'OFFICIAL', version: 1, content: JSON.parse(JSON.stringify(content)) as unknown, companyDays: [], reason: null, loadedBy: { kind: 'SYSTEM', id: null, name: 'Reglament' } })));
  });

  it('adds at a later start only what is missing', async () => {
    await system.pool.query('delete from calendar_year where year = 2025');
    await storeYear('ru', 2027, 2);
    await storeYear('kz', 2030, 1);
    await ensureFirstYears(system);
    expect(await system.rows('select year, count(*)::int as versions from calendar_year group by year order by year')).toEqual(
      [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2030].map((year) => ({ year, versions: year === 2027 ? 2 : 1 })));
    expect(await system.rows('select count(*)::int as calendars from work_calendar')).toEqual([{ calendars: 1 }]);
  });

  it('a calendar of another country does not count as the Russian one', async () => {
    await system.pool.query('truncate calendar_year, work_calendar');
    await system.pool.query("insert into work_calendar (id, code, name_ru, name_en, basis, created_at) values ($1, 'kz', 'Казахстан', 'Kazakhstan', 'NONE', now())", [newId()]);
    for (const { year } of officialYears) await storeYear('kz', year, 1);
    await ensureFirstYears(system);
    expect([...(await readCalendars(system.reader)).keys()]).toEqual(['kz', 'ru']);
    expect(await system.rows("select count(*)::int as years from calendar_year where calendar_code = 'ru'")).toEqual([{ years: officialYears.length }]);
  });
});

describe('R19: calendars with every version of every year', () => {
  it('come by their codes, the years in the order of their versions, the company’s own days over each', async () => {
    await system.pool.query("insert into work_calendar (id, code, name_ru, name_en, basis, created_at) values ($1, 'kz', 'Казахстан', 'Kazakhstan', 'NONE', now())", [newId()]);
    const name = { ru: 'Переезд', en: 'Moving house' };
    await storeYear('kz', 2027, 2);
    await storeYear('kz', 2027, 1, [{ date: '2027-05-05', kind: 'CLOSED', name }]);
    await storeYear('kz', 2026, 1);
    const calendars = await readCalendars(system.reader);
    expect([...calendars.keys()]).toEqual(['kz', 'ru']);
    const loadedAt = expect.any(Number);
    expect(calendars.get('kz')).toEqual({
      code: 'kz', basis: 'NONE',
      versions: [
        { year: 2026, status: 'OFFICIAL', version: 1, decree: null, days: {}, loadedAt },
        { year: 2027, status: 'OFFICIAL', version: 1, decree: null, days: { '2027-05-05': { kind: 'CLOSED', name } }, loadedAt },
        { year: 2027, status: 'OFFICIAL', version: 2, decree: null, days: {}, loadedAt },
      ],
    });
    expect(calendars.get('ru')).toMatchObject({ basis: 'RU', versions: officialYears.map(({ year }) => ({ year, version: 1 })) });
  });

  it('one without years has none', async () => {
    await system.pool.query('truncate calendar_year');
    expect((await readCalendars(system.reader)).get('ru')).toEqual({ code: 'ru', basis: 'RU', versions: [] });
  });
});
