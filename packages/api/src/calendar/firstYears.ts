import type { System } from '../platform/feature.ts';
import { systemActor } from '../platform/events/actor.ts';
import { CalendarYearRecord } from './calendarYear.entity.ts';
import { officialYears } from './officialYears.ts';

/** A desk that starts for the first time knows every year whose decree is published (§4.6); later years are forecast. */
export const ensureFirstYears = async (system: System): Promise<void> => {
  await system.workshop.perform(systemActor, async (work) => {
    const known = new Set((await work.em.find(CalendarYearRecord, {}, { fields: ['year'] })).map(({ year }) => year));
    for (const content of officialYears) {
      if (known.has(content.year)) continue;
      work.em.create(CalendarYearRecord, { year: content.year, status: content.status, yearVersion: content.version, content, loadedAt: work.at });
    }
  });
};
