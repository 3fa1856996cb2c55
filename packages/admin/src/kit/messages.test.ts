import { expect, test } from 'vitest';
import { definePlugin } from './plugin.ts';
import { flattenMessages, mergeMessages, missingKeys, pluralProblems } from './messages.ts';
import { pluginProblems } from './testing/index.ts';
import en from './messages/en.ts';
import ru from './messages/ru.ts';

test('later messages lie over earlier ones, key by key', () => {
  expect(mergeMessages({ a: { b: '1', c: '2' } }, { a: { c: '3' }, d: '4' })).toEqual({ a: { b: '1', c: '3' }, d: '4' });
});

test('nested keys have dotted names', () => {
  expect([...flattenMessages({ a: { b: 'x' }, c: 'y' })]).toEqual([['a.b', 'x'], ['c', 'y']]);
});

test('a Russian count needs three forms, each with its number', () => {
  const good = '%{smart_count} клиент |||| %{smart_count} клиента |||| %{smart_count} клиентов';
  expect(pluralProblems({ good, plain: 'Клиент' }, 'ru')).toEqual([]);
  expect(pluralProblems({ two: '%{smart_count} клиент |||| %{smart_count} клиентов' }, 'ru')).toEqual(['ru two: a count needs 3 forms, found 2']);
  expect(pluralProblems({ bare: 'один клиент |||| %{smart_count} клиента |||| %{smart_count} клиентов' }, 'ru')).toEqual(['ru bare: every form must carry %{smart_count}']);
  expect(pluralProblems({ single: 'Клиентов: %{smart_count}' }, 'en')).toEqual(['en single: a count needs 2 forms, found 1']);
});

test('the name of a resource is a title: «Клиент», «Клиенты»', () => {
  expect(pluralProblems({ resources: { clients: { name: 'Клиент |||| Клиенты |||| Клиентов' } } }, 'ru')).toEqual([]);
  expect(pluralProblems({ resources: { clients: { name: 'Клиент |||| Клиенты' } } }, 'ru')).toEqual(['ru resources.clients.name: a count needs 3 forms, found 2']);
});

test('the kit speaks both languages alike', () => {
  expect(missingKeys(ru, en)).toEqual([]);
  expect([...pluralProblems(ru, 'ru'), ...pluralProblems(en, 'en')]).toEqual([]);
});

test('the problems of a plugin are named one by one', async () => {
  const plugin = definePlugin({
    id: 'sample', api: 1,
    nav: [{ id: 'a', to: '/a', label: 'sample.menu' }, { id: 'a', to: '/b', label: 'sample.unknown' }],
    messages: {
      ru: async () => ({ default: { sample: { menu: 'Образец', only: 'x' }, tickets: { stolen: 'y' } } }),
      en: async () => ({ default: { sample: { menu: 'Sample' }, tickets: { stolen: 'y' } } }),
    },
  });
  expect(await pluginProblems(plugin)).toEqual([
    'en lacks sample.only', 'ru tickets.stolen: outside of sample.', 'en tickets.stolen: outside of sample.',
    'the label sample.unknown has no message', 'two contributions of one kind bear the id a',
  ]);
});
