import { describe, expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import plugin from './index.ts';
import { daysOf, nameOf, periodNames, questionOf } from './period.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(plugin)).toEqual([]));

describe('periods by name', () => {
  it.each([
    ['month', '2026-02-10', '2026-02-01', '2026-02-28'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['quarter', '2026-11-24', '2026-10-01', '2026-12-31'],
    ['year', '2026-11-24', '2026-01-01', '2026-12-31'],
    ['last12', '2026-02-10', '2025-03-01', '2026-02-28'],
  ] as const)('%s as of %s', (name, today, from, to) => expect(daysOf(name, today)).toEqual({ from, to }));

  it('know their own names', () => {
    for (const name of periodNames) expect(nameOf(daysOf(name, '2026-11-24'), '2026-11-24')).toBe(name);
    expect(nameOf({ from: '2026-11-02', to: '2026-11-03' }, '2026-11-24')).toBeNull();
  });
});

describe('the address of the page', () => {
  it('asks for this month by priority when it says nothing or nonsense', () => {
    const usual = { from: '2026-11-01', to: '2026-11-30', groupBy: 'PRIORITY' };
    expect(questionOf(new URLSearchParams(), '2026-11-24')).toEqual(usual);
    expect(questionOf(new URLSearchParams('from=x&to=2026-13-40&by=MOOD'), '2026-11-24')).toEqual(usual);
  });
  it('keeps what it says', () => {
    expect(questionOf(new URLSearchParams('from=2026-01-01&to=2026-03-31&by=CLIENT'), '2026-11-24')).toEqual({ from: '2026-01-01', to: '2026-03-31', groupBy: 'CLIENT' });
  });
});
