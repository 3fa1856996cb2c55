import english from 'ra-language-english';
import { expect, test } from 'vitest';
import { createIncidents } from '../kit/incidents.ts';
import { flattenMessages, missingKeys, pluralProblems } from '../kit/messages.ts';
import type { ConsolePlugin, Messages } from '../kit/plugin.ts';
import { findCommands } from './commandSearch.ts';
import { createI18n, loadMessages, localeOf } from './i18n.ts';
import en from './messages/en.ts';
import { reactAdminRu } from './messages/reactAdmin.ru.ts';
import ru from './messages/ru.ts';
import { sectionsOf } from './sections.ts';

const russian = reactAdminRu as unknown as Messages;
const counts = [1, 2, 5, 11, 21, 22, 25, 101, 111];
const quiet = () => createIncidents(() => 0, () => undefined);

test('react-admin speaks Russian whole: every key, every plural', () => {
  expect(missingKeys(russian, english as unknown as Messages)).toEqual([]);
  expect(pluralProblems(russian, 'ru')).toEqual([]);
});

test('the shell speaks both languages alike', () => {
  expect(missingKeys(ru, en)).toEqual([]);
  expect([...pluralProblems(ru, 'ru'), ...pluralProblems(en, 'en')]).toEqual([]);
});

test('placeholders of a Russian text are those of the English one', () => {
  const placeholders = (text: string): string[] => [...new Set(text.match(/%\{(?!smart_count)\w+\}/g))].toSorted();
  const original = flattenMessages(english as unknown as Messages);
  const foreign = [...flattenMessages(russian)].filter(([key, text]) => placeholders(text).some((name) => !original.get(key)?.includes(name)));
  expect(foreign).toEqual([]);
});

test('counts decline', async () => {
  const i18n = await createI18n('ru', { active: [] }, quiet());
  const say = (key: string, count: number): string => i18n.translate(key, { smart_count: count });
  expect(counts.map((count) => say('ra.notification.deleted', count))).toEqual([
    '1 запись удалена', '2 записи удалены', '5 записей удалено', '11 записей удалено', '21 запись удалена', '22 записи удалены', '25 записей удалено', '101 запись удалена', '111 записей удалено',
  ]);
  expect(say('ra.action.bulk_actions', 21)).toBe('Выбрана 21 запись');
});

test('the first language is there at once, the other one when it is chosen', async () => {
  const plugin: ConsolePlugin = { id: 'a', api: 1, messages: { ru: async () => ({ default: { a: { hello: 'Привет' } } }), en: async () => ({ default: { a: { hello: 'Hello' } } }) } };
  const i18n = await createI18n('ru', { active: [plugin] }, quiet());
  expect([i18n.translate('a.hello'), i18n.translate('ra.action.save'), i18n.translate('kit.action.retry')]).toEqual(['Привет', 'Сохранить', 'Повторить']);
  await i18n.changeLocale('en');
  expect([i18n.translate('a.hello'), i18n.translate('shell.login.submit')]).toEqual(['Hello', 'Sign in']);
});

test('a plugin whose messages do not come is reported and the rest speaks', async () => {
  const incidents = quiet();
  const broken: ConsolePlugin = { id: 'broken', api: 1, messages: { ru: async () => { throw new Error('chunk is gone'); }, en: async () => ({ default: {} }) } };
  expect(flattenMessages(await loadMessages('ru', { active: [broken] }, incidents)).get('shell.brand')).toBe('Регламент');
  expect(incidents.all()).toMatchObject([{ plugin: 'broken', item: 'messages:ru' }]);
});

test.each([['en', 'en'], ['en-US', 'en'], ['ru', 'ru'], ['de', 'ru'], [undefined, 'ru']] as const)('the language tag %s means %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test('the rail shows lines without a section first, then sections as they come', () => {
  const lines = [{ id: 1, section: 'b' }, { id: 2 }, { id: 3, section: 'a' }, { id: 4, section: 'b' }];
  expect(sectionsOf(lines).map(([section, items]) => [section, items.map(({ id }) => id)])).toEqual([['', [2]], ['b', [1, 4]], ['a', [3]]]);
});

test('the palette finds by beginnings of words, keywords last, ё as е', () => {
  const commands = [{ text: 'Перейти: Клиенты', keywords: 'заказчики' }, { text: 'Отчёт по клиентам' }, { text: 'Закрыть', keywords: 'клиент' }];
  expect(findCommands(commands, 'кли').map(({ text }) => text)).toEqual(['Перейти: Клиенты', 'Отчёт по клиентам', 'Закрыть']);
  expect(findCommands(commands, 'отчет кли')).toEqual([commands[1]]);
  expect(findCommands(commands, '')).toHaveLength(3);
  expect(findCommands(commands, 'иент')).toEqual([]);
});
