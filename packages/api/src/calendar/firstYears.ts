import type { System } from '../platform/feature.ts';
import { systemActor } from '../platform/events/actor.ts';
import { CalendarYearRecord } from './calendarYear.entity.ts';
import { defaultCalendarCode } from './storedCalendar.ts';
import { officialYears } from './officialYears.ts';
import { WorkCalendarRecord } from './workCalendar.entity.ts';

/** A desk that starts for the first time knows the Russian calendar and every year whose decree is published (§4.6); later years are forecast. */
export const ensureFirstYears = async (system: System): Promise<void> => {
  await system.workshop.perform(systemActor, async (work) => {
    const calendarCode = defaultCalendarCode;
    if ((await work.em.count(WorkCalendarRecord, { code: calendarCode })) === 0)
      work.em.create(WorkCalendarRecord, { code: calendarCode, nameRu: 'Производственный календарь России', nameEn: 'Production calendar of Russia', basis: 'RU', createdAt: work.at });
    const known = new Set((await work.em.find(CalendarYearRecord, { calendarCode }, { fields: ['year'] })).map(({ year }) => year));
    for (const content of officialYears) {
      if (known.has(content.year)) continue;
      work.em.create(CalendarYearRecord, { calendarCode, year: content.year, status: content.status, yearVersion: content.version, content, companyDays: [], loadedBy: systemActor, loadedAt: work.at });
    }
  });
};
