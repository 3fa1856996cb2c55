import { expect, test } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation as regulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { publishedVectors as vectors } from './publishedVectors.ts';
import { failedVectors } from './selfTest.ts';
import table from './slaVectors.json' with { type: 'json' };

const calendar = calendarOfRegulation(regulation, officialYears);

test('R1–R3: this engine counts every published case as published', () => {
  expect(vectors).toHaveLength(table.vectors.length);
  expect(failedVectors(calendar, regulation, vectors)).toEqual([]);
});

test('an engine that counts otherwise is found: other hours, another term, another calendar', () => {
  expect(failedVectors(calendar, { ...regulation, answerTerms: { ...regulation.answerTerms, HIGH: 3 } }, vectors).length).toBeGreaterThan(10);
  const longer = { ...regulation, openingHours: [{ opens: '09:00', closes: '18:00' }] };
  expect(failedVectors(calendarOfRegulation(longer, officialYears), longer, vectors).length).toBeGreaterThan(10);
  expect(failedVectors(calendarOfRegulation(regulation, officialYears.filter(({ year }) => year !== 2027)), regulation, vectors).map(({ id }) => id)).toContain('E14');
});
