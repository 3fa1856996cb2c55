import { expect, it } from 'vitest';
import { complianceBy } from './compliance.ts';
import type { ReportedPromise } from './endedPromises.ts';

const promise = (over: Partial<ReportedPromise>): ReportedPromise => ({
  obligationId: 'o', ticketId: 't', number: 'TP-2026-000001', subject: 'S', kind: 'FIRST', priority: 'HIGH', clientId: 'c', client: 'Сейм', clientEn: null, productId: null, product: null, productEn: null,
  specialistId: null, specialist: null, openedAt: 0, startsAt: 0, dueAt: 0, answeredAt: null, excusedReason: null, regulationVersionId: 'r', outcome: 'MET', endedAt: 0, ...over,
});

it('priorities stand by their urgency, named in the language of the reader', () => {
  const rows = complianceBy([promise({ priority: 'LOW' }), promise({ priority: 'HIGH', outcome: 'BREACHED' }), promise({ priority: 'MEDIUM' })], 'PRIORITY', 'ru');
  expect(rows.map(({ key, label, percent }) => [key, label, percent])).toEqual([['HIGH', 'Высокий', 0], ['MEDIUM', 'Средний', 100], ['LOW', 'Низкий', 100]]);
});

it('specialists stand by name, the common queue last', () => {
  const rows = complianceBy([promise({}), promise({ specialistId: 's2', specialist: 'Яшин' }), promise({ specialistId: 's1', specialist: 'Агеев' })], 'SPECIALIST', 'ru');
  expect(rows.map(({ label }) => label)).toEqual(['Агеев', 'Яшин', null]);
});

it('months stand in the order of time, by the desk’s own midnight', () => {
  const rows = complianceBy([promise({ endedAt: Date.parse('2026-11-30T21:30:00Z') }), promise({ endedAt: Date.parse('2026-11-30T20:30:00Z') })], 'MONTH', 'ru');
  expect(rows.map(({ key }) => key)).toEqual(['2026-11', '2026-12']);
});

it('the groups together are the whole', () => {
  const all = [promise({ clientId: 'a', client: 'A' }), promise({ clientId: 'b', client: 'B', outcome: 'EXCUSED' }), promise({ clientId: 'b', client: 'B', outcome: 'NOT_REQUIRED' })];
  const rows = complianceBy(all, 'CLIENT', 'en');
  expect(rows.reduce((sum, row) => sum + row.total + row.notRequired, 0)).toBe(all.length);
});
