import { expect, test } from 'vitest';
import { createIncidents } from './incidents.ts';
import type { ConsolePlugin } from './plugin.ts';
import { loadPlugins } from './pluginLines.ts';

const plugin = (id: string): ConsolePlugin => ({ id, api: 1 });

test('a line is a plugin, or loads one; the order is that of the list', async () => {
  const incidents = createIncidents(() => 0, () => undefined);
  const loaded = await loadPlugins([plugin('a'), async () => ({ default: plugin('b') }), plugin('c')], incidents);
  expect(loaded.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(incidents.all()).toEqual([]);
});

test('one that throws while it is loaded, or does not come, is left out and noted', async () => {
  const incidents = createIncidents(() => 0, () => undefined);
  const loaded = await loadPlugins([() => Promise.reject(new Error('chunk is gone')), () => { throw new Error('no luck'); }, plugin('c')], incidents);
  expect(loaded.map(({ id }) => id)).toEqual(['c']);
  expect(incidents.all().map(({ item, message }) => `${item}: ${message}`).toSorted()).toEqual(['load: chunk is gone', 'load: no luck']);
});
