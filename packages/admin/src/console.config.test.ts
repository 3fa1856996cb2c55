import { describe, expect, it, test } from 'vitest';
import hello from '../examples/plugin-hello/src/console/index.ts';
import { pluginProblems } from '@reglament/admin/kit/testing';
import { plugins as lines } from './console.config.ts';
import { createIncidents } from './kit/incidents.ts';
import { loadPlugins } from './kit/pluginLines.ts';
import { buildRegistry } from './kit/registry.ts';

const plugins = await loadPlugins(lines, createIncidents(() => 0, () => undefined));
const everyOne = [...plugins, hello];

it('puts all plugins of the list together without a complaint', () => {
  const registry = buildRegistry(plugins);
  expect(registry.errors).toEqual([]);
  expect(registry.active).toHaveLength(lines.length);
});

test.each(everyOne.map((plugin) => [plugin.id, plugin] as const))('the plugin %s keeps the contract', async (_id, plugin) => expect(await pluginProblems(plugin, everyOne)).toEqual([]));

describe.each(plugins.map(({ id }) => id))('without the line of %s', (left) => {
  const registry = buildRegistry(plugins.filter(({ id }) => id !== left));

  it('every other plugin works, unless it says that it cannot do without', () => {
    const dependent = plugins.filter(({ requires }) => requires?.includes(left)).map(({ id }) => id);
    expect(registry.active.map(({ id }) => id)).toEqual(plugins.map(({ id }) => id).filter((id) => id !== left && !dependent.includes(id)));
  });
  it('nothing of it is left', () => {
    const kinds = [registry.resources, registry.topics, registry.nav, registry.commands, registry.routes, registry.listeners, registry.settings, registry.widgets];
    expect(kinds.flat().filter(({ plugin }) => plugin === left)).toEqual([]);
  });
  it('only what hung on it has no place any more', () => {
    const own: readonly string[] = plugins.find(({ id }) => id === left)?.provides?.slots ?? [];
    const strange = registry.errors.filter(({ message }) => !message.includes(`requires the plugin ${left}`) && !own.some((slot) => message.endsWith(`the slot ${slot}`)));
    expect(strange).toEqual([]);
  });
});
