import { expect, test } from 'vitest';
import type { ConsolePlugin } from './plugin.ts';
import { buildRegistry, nameOf } from './registry.ts';
import { showing } from './showing.ts';

/** Plugins as JavaScript writes them: the registry must hold its rules without the help of types. */
const plugin = (rest: Record<string, unknown> & { id: string }): ConsolePlugin => ({ api: 1, ...rest }) as ConsolePlugin;
const view = () => null;

test('contributions are sorted by order, equal ones stay as they were written', () => {
  const registry = buildRegistry([
    plugin({ id: 'b', nav: [{ id: 'x', to: '/x', label: 'x' }, { id: 'first', to: '/f', label: 'f', order: 10 }] }),
    plugin({ id: 'a', nav: [{ id: 'y', to: '/y', label: 'y' }] }),
  ]);
  expect(registry.nav.map(nameOf)).toEqual(['b/first', 'b/x', 'a/y']);
});

test('two plugins with one id are a mistake of the list', () => {
  expect(() => buildRegistry([plugin({ id: 'a' }), plugin({ id: 'a' })])).toThrow('[plugin a] two plugins bear this id');
});

test('a resource and a topic have one owner', () => {
  const resources = [{ name: 'clients' }];
  expect(() => buildRegistry([plugin({ id: 'a', resources }), plugin({ id: 'b', resources })])).toThrow('[plugin b] resource clients belongs to the plugin a already');
  const topics = [{ topic: 'clients.events', kind: 'events' }];
  expect(() => buildRegistry([plugin({ id: 'a', topics }), plugin({ id: 'b', topics })])).toThrow('[plugin b] topic clients.events belongs to the plugin a already');
});

test('a plugin of another api is left out and named', () => {
  const registry = buildRegistry([plugin({ id: 'old', api: 2 }), plugin({ id: 'a' })]);
  expect(registry.active.map(({ id }) => id)).toEqual(['a']);
  expect(registry.errors.map(({ message }) => message)).toEqual(['[plugin old] speaks kit api 2, this console speaks 1']);
});

test('a missing requirement drops a plugin and those that stand on it', () => {
  const registry = buildRegistry([plugin({ id: 'top', requires: ['middle'] }), plugin({ id: 'middle', requires: ['gone'] }), plugin({ id: 'free' })]);
  expect(registry.active.map(({ id }) => id)).toEqual(['free']);
  expect(registry.errors.map(({ plugin: id }) => id).toSorted()).toEqual(['middle', 'top']);
});

test('a plugin may switch itself off', () => {
  const registry = buildRegistry([plugin({ id: 'a', enabled: (env: Record<string, unknown>) => env['A'] === '1' })], { A: '0' });
  expect(registry.active).toEqual([]);
  expect(registry.errors).toEqual([]);
});

test('a view in a slot that nobody provides is an error entry, the rest works', () => {
  const registry = buildRegistry([plugin({ id: 'a', slots: [{ slot: 'nowhere', id: 'x', component: view }, { slot: 'shell.overlay', id: 'y', component: view }] })]);
  expect(registry.errors.map(({ message }) => message)).toEqual(['[plugin a] no plugin provides the slot nowhere']);
  expect(registry.slot('shell.overlay').map(nameOf)).toEqual(['a/y']);
});

test('a replacement hides what it replaces while it shows itself', () => {
  const registry = buildRegistry([
    plugin({ id: 'a', provides: { slots: ['s'] }, slots: [{ slot: 's', id: 'x', component: view }] }),
    plugin({ id: 'b', slots: [{ slot: 's', id: 'better', replaces: 'a/x', component: view }] }),
  ]);
  const shown = (...failing: string[]) => showing(registry.slot('s'), (item) => !failing.includes(nameOf(item))).map(nameOf);
  expect(shown()).toEqual(['b/better']);
  expect(shown('b/better')).toEqual(['a/x']);
  expect(shown('a/x')).toEqual(['b/better']);
});

test('of replacements that follow each other the last one shows', () => {
  const item = (plugin: string, replaces?: string) => ({ plugin, id: 'x', ...(replaces === undefined ? {} : { replaces }) });
  const chain = [item('a'), item('b', 'a/x'), item('c', 'b/x')];
  expect(showing(chain, () => true).map(nameOf)).toEqual(['c/x']);
  expect(showing(chain, ({ plugin }) => plugin !== 'c').map(nameOf)).toEqual(['b/x']);
});

test('a plugin that fails to say whether it is enabled is off, and the others are there', () => {
  const registry = buildRegistry([plugin({ id: 'a', enabled: () => { throw new Error('no such variable'); } }), plugin({ id: 'b', enabled: () => false }), plugin({ id: 'c' })]);
  expect(registry.active.map(({ id }) => id)).toEqual(['c']);
  expect(registry.errors).toMatchObject([{ plugin: 'a', said: { key: 'kit.missing.enabled', args: { plugin: 'a', reason: 'no such variable' } } }]);
});

test('columns, actions and timeline entries are found by what they belong to', () => {
  const registry = buildRegistry([
    plugin({ id: 'a', columns: [{ id: 'c', resource: 'clients', label: 'c', render: view }, { id: 'd', resource: 'products', label: 'd', render: view }],
      actions: [{ id: 'take', resource: 'clients', on: 'record', label: 't', run: view }, { id: 'all', resource: 'clients', on: 'bulk', label: 'a', run: view }],
      timeline: [{ id: 'answer', entryType: 'ANSWER', component: view }] }),
    plugin({ id: 'b', timeline: [{ id: 'answer', entryType: 'ANSWER', component: view, order: 900 }] }),
  ]);
  expect(registry.columns('clients').map(nameOf)).toEqual(['a/c']);
  expect(registry.actions('clients', 'bulk').map(nameOf)).toEqual(['a/all']);
  expect(registry.timeline('ANSWER').map(nameOf)).toEqual(['a/answer', 'b/answer']);
  expect(registry.timeline('UNKNOWN')).toEqual([]);
});

test('a plugin whose half of the server is missing is off and says why; while the server cannot be asked nobody is', () => {
  const plugins = [plugin({ id: 'a', requires: ['server:vendor-a'] }), plugin({ id: 'free' })];
  const registry = buildRegistry(plugins, {}, new Set(['tickets']));
  expect(registry.active.map(({ id }) => id)).toEqual(['free']);
  expect(registry.errors.map(({ message }) => message)).toEqual(['[plugin a] requires vendor-a on the server, which does not run it']);
  expect(buildRegistry(plugins, {}, new Set(['vendor-a'])).errors).toEqual([]);
  expect(buildRegistry(plugins).active).toHaveLength(2);
});

test('filters are found by their list', () => {
  const registry = buildRegistry([plugin({ id: 'a', filters: [{ id: 'x', resource: 'clients', source: 'text', label: 'x', component: view }, { id: 'y', resource: 'products', source: 'text', label: 'y', component: view }] })]);
  expect(registry.filters('clients').map(nameOf)).toEqual(['a/x']);
});

test('colours that make no sense are left out with an error, the plugin works', () => {
  const registry = buildRegistry([plugin({ id: 'a', theme: { light: { accent: 'red' }, dark: {} } }), plugin({ id: 'b', theme: { light: { accent: '#1f4bb8' }, dark: {} } })]);
  expect(registry.errors.map(({ message }) => message)).toEqual(['[plugin a] its colours are left out: light: accent has to be like #2450c8']);
  expect(registry.themed.map(({ id }) => id)).toEqual(['b']);
  expect(registry.active).toHaveLength(2);
});
