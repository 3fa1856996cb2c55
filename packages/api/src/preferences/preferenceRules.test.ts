import { describe, expect, it } from 'vitest';
import { clause, preferenceRules, understood } from './preferenceRules.ts';

const refused = (field: keyof typeof preferenceRules, value: unknown): boolean => {
  try {
    preferenceRules[field](value as never, { field, clause });
    return false;
  } catch {
    return true;
  }
};

describe('a preference is checked before it is kept', () => {
  it.each(['/tickets', '/', '/settings/me', '/tickets/first', '/vendor-map/a.b'])('%s may be the start page', (path) => expect(refused('startPage', path)).toBe(false));
  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'tickets', '/tickets?x=1', '/..', `/${'x'.repeat(200)}`, 'javascript:alert(1)'])('%s may not', (path) => expect(refused('startPage', path)).toBe(true));
  it('an answer waits 0, 10, 20 or 30 seconds', () => {
    expect([0, 10, 20, 30].map((seconds) => refused('undoSeconds', seconds))).toEqual([false, false, false, false]);
    expect([-1, 5, 31, 10.5].map((seconds) => refused('undoSeconds', seconds))).toEqual([true, true, true, true]);
  });
  it('null gives it back to the usual', () => expect(preferenceRules.theme(null, { field: 'theme', clause })).toBeNull());
});

describe('what was kept by another server', () => {
  it('is read as far as it is understood', () => {
    const notifications = { desktop: true, muted: ['BREACHED', 'A_KIND_OF_TOMORROW'], quietOutOfHours: true, sound: false, withText: false };
    expect(understood({ theme: 'SEPIA', locale: 'en', undoSeconds: 7, singleKeys: false, startTiles: { order: 3 }, notifications, ofTomorrow: true }))
      .toEqual({ locale: 'en', singleKeys: false, notifications: { ...notifications, muted: ['BREACHED'] } });
  });
});
