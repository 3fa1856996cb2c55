import { describe, expect, it, test } from 'vitest';
import hello from '../examples/plugin-hello/src/console/index.ts';
import { pluginProblems } from '@reglament/admin/kit/testing';
import { roles, type Role } from '@reglament/schema';
import { plugins as lines } from './console.config.ts';
import { startOf } from './kit/homes.ts';
import { createIncidents } from './kit/incidents.ts';
import { loadPlugins } from './kit/pluginLines.ts';
import { buildRegistry, nameOf } from './kit/registry.ts';

const plugins = await loadPlugins(lines, createIncidents(() => 0, () => undefined));
const everyOne = [...plugins, hello];

it('puts all plugins of the list together without a complaint', () => {
  const registry = buildRegistry(plugins);
  expect(registry.errors).toEqual([]);
  expect(registry.active).toHaveLength(lines.length);
});

it('gives each key to one thing', () => {
  const { nav, commands, actions, resources } = buildRegistry(plugins);
  const keys = [...nav, ...commands, ...resources.flatMap(({ name }) => actions(name, 'record'))].flatMap(({ hotkey }) => hotkey ?? []);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** Where `/` leads each role, and the tiles that stand there from the beginning, in their order. */
const starts: Readonly<Record<Role, readonly [home: string, tiles: readonly string[]]>> = {
  SPECIALIST: ['/tickets/first', []],
  REGISTRAR: ['/tickets/first', ['quarantine/waiting']],
  SUPPORT_HEAD: ['/start', ['sla/next', 'sla/standing', 'sla/load', 'tickets/unassigned', 'reports/compliance', 'tickets/not-delivered', 'quarantine/waiting', 'tickets/review-due', 'calendar/reminder']],
  ADMIN: ['/start', ['sla/next', 'start/first-steps', 'sla/standing', 'tickets/not-delivered', 'outgoing/failed', 'quarantine/waiting', 'calendar/reminder', 'start/incidents']],
  DEVELOPER: ['/start', ['handovers/waiting', 'sla/standing']],
  PRODUCT_MANAGER: ['/start', ['handovers/waiting', 'sla/standing', 'reports/compliance', 'featureRequests/voices', 'termsOfReference/awaiting']],
  AUDITOR: ['/start', ['sla/standing', 'reports/compliance', 'sla/self-test']],
};
test.each(Object.keys(roles) as Role[])('%s begins where the work of this role is', (role) => {
  const registry = buildRegistry(plugins);
  const viewer = { id: '1', name: 'Модулев', kind: 'STAFF' as const, role, email: null, rights: [] };
  const tiles = registry.widgets.filter(({ suits }) => suits?.(viewer) ?? true).map(nameOf);
  expect([startOf(registry, () => true, viewer, null, createIncidents(() => 0, () => undefined)), tiles]).toEqual(starts[role]);
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
