import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import calendar from '../calendar/index.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import regulation from './index.ts';
import { loadRuleBooks } from './ruleBook.ts';
import { writtenInstant } from './writtenInstant.ts';

let system: ScratchSystem;
beforeAll(async () => { system = await scratchSystem([calendar, regulation]); }, scratchPatienceMilliseconds);
afterAll(() => system.close());

it('a cell tells the desk’s own date and time to the second, whatever zone the desk has by then', async () => {
  await system.pool.query("insert into regulation_version (id, number, status, effective_from, parameters) values ($1, '2.0', 'PUBLISHED', '2026-12-01', $2)", [newId(), { ...defaultRegulation, timeZone: 'Europe/Berlin' }]);
  await loadRuleBooks(system.reader);
  const formats = vi.spyOn(Intl, 'DateTimeFormat');
  const written = ['2026-11-24T07:00:00Z', '2026-11-24T21:30:05.999Z', '2026-12-24T07:00:00Z', '2026-11-24T07:00:00Z'].map((instant) => writtenInstant(Date.parse(instant)));
  expect(written).toEqual(['2026-11-24 10:00:00', '2026-11-25 00:30:05', '2026-12-24 08:00:00', '2026-11-24 10:00:00']);
  // thousands of cells, one format for each zone
  expect(formats.mock.calls.flatMap(([, options]) => (options?.timeStyle ? [options.timeZone] : []))).toEqual(['Europe/Moscow', 'Europe/Berlin']);
  formats.mockRestore();
});
