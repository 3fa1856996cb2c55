import { expect, test } from 'vitest';
import type { ConsolePlugin } from '../plugin.ts';
import { pluginProblems } from './index.ts';

const texts = (nested: object) => async () => ({ default: nested as never });
const plugin = (rest: object = {}): ConsolePlugin => ({ id: 'vendor-a', api: 1, ...rest }) as ConsolePlugin;
const both = (nested: object): object => ({ messages: { ru: texts(nested), en: texts(nested) } });
const view = () => null;
const colours = { light: {}, dark: {} };

test('a plugin that keeps the contract has no problem', async () => {
  const host = plugin({ id: 'host', provides: { slots: ['host.side'] } });
  expect(await pluginProblems(plugin({
    ...both({ 'vendor-a': { open: 'X' } }), requires: ['host', 'server:vendor-a'],
    commands: [{ id: 'open', label: 'vendor-a.open', run: view }], slots: [{ id: 'card', slot: 'host.side', load: async () => ({ default: view }) }],
    theme: { light: { accent: '#1f4bb8', own: { wave: '#123456' } }, dark: { own: { wave: '#abcdef' } } },
  }), [host])).toEqual([]);
});

test.each<[string, object, string]>([
  ['a key that one language lacks', { messages: { ru: texts({ 'vendor-a': { one: 'Один' } }), en: texts({}) } }, 'en lacks vendor-a.one'],
  ['a plural of too few forms', { messages: { ru: texts({ 'vendor-a': { n: '%{smart_count} раз' } }), en: texts({ 'vendor-a': { n: '%{smart_count} time |||| %{smart_count} times' } }) } }, 'ru vendor-a.n: a count needs 3 forms, found 1'],
  ['a key in another namespace', both({ shell: { brand: 'Мой' } }), 'ru shell.brand: outside of vendor-a.'],
  ['a label without a message', { nav: [{ id: 'a', to: '/a', label: 'vendor-a.menu' }] }, 'the label vendor-a.menu has no message'],
  ['two ids alike', { ...both({ 'vendor-a': { x: 'X' } }), settings: [{ id: 'a', path: 'a', label: 'vendor-a.x', load: async () => ({ default: view }) }, { id: 'a', path: 'b', label: 'vendor-a.x', load: async () => ({ default: view }) }] }, 'two contributions of one kind bear the id a'],
  ['a requirement that is not there', { requires: ['gone'] }, '[plugin vendor-a] requires the plugin gone, which is not there'],
  ['another contract', { api: 2 }, '[plugin vendor-a] speaks kit api 2, this console speaks 1'],
  ['a slot that nobody provides', { slots: [{ id: 'x', slot: 'nowhere', component: view }] }, '[plugin vendor-a] no plugin provides the slot nowhere'],
  ['a view that does not load', { routes: [{ path: '/a', load: async () => { throw new Error('chunk is gone'); } }] }, 'the view /a does not load: chunk is gone'],
  ['a view that is none', { routes: [{ path: '/a', load: async () => ({ default: 'text' }) }] }, 'the view /a exports no component'],
  ['a colour that is none', { theme: { ...colours, light: { accent: 'red' } } }, 'light: accent has to be like #2450c8'],
  ['a colour without a place', { theme: { ...colours, dark: { brand: '#123456' } } }, 'dark: no colour is named brand'],
  ['an own colour of one scheme', { theme: { ...colours, light: { own: { wave: '#123456' } } } }, 'the colour wave needs a value in light and in dark'],
  ['text that nobody can read', { theme: { ...colours, light: { muted: '#c0c0c0' } } }, 'light: muted on surface is 1.82 : 1, needs 4.5 : 1'],
])('%s is named', async (_case, rest, problem) => {
  expect(await pluginProblems(plugin(rest), [])).toContain(problem);
});
