import { expect, test } from 'vitest';
import { forgetFilters, withFilter } from './filterChanges.ts';

test('filters that are changed one after another, before the list shows any of it, all count', () => {
  const shown = { text: 'модуль' };
  expect(withFilter(shown, 'outcome', ['QUARANTINED'])).toEqual({ text: 'модуль', outcome: ['QUARANTINED'] });
  expect(withFilter(shown, 'newestOfSender', true)).toEqual({ text: 'модуль', outcome: ['QUARANTINED'], newestOfSender: true });
  expect(withFilter(shown, 'text', '')).toEqual({ outcome: ['QUARANTINED'], newestOfSender: true });
  expect(withFilter(shown, 'outcome', undefined)).toEqual({ newestOfSender: true });
  expect(shown).toEqual({ text: 'модуль' });
});

test('what the list showed once is what it shows when it is there again: nothing comes back that was taken off', () => {
  const none = {};
  withFilter(none, 'outcome', ['QUARANTINED']);
  forgetFilters(none);
  expect(withFilter(none, 'newestOfSender', true)).toEqual({ newestOfSender: true });
});
