import { describe, expect, it, test } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import knowledge from './index.ts';
import { filled, insertionOf, slashWordAt } from './slash.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(knowledge)).toEqual([]));

describe('a slash at the beginning of a word', () => {
  test.each([
    ['/жур', 4, 'жур'], ['Добрый день\n/', 13, ''], ['см. /журнал обмена', 18, 'журнал обмена'], ['/журнал', 4, 'жур'],
  ])('%j at %i asks for %j', (text, cursor, query) => expect(slashWordAt(text.slice(0, cursor))).toMatchObject({ query, end: cursor }));
  test.each([['https://a', 9], ['и/или', 5], ['24/11/2026', 10], ['текст', 5], ['/a\nb', 4]])('there is none in %j', (text, cursor) => expect(slashWordAt(text.slice(0, cursor))).toBeNull());
});

describe('what is inserted', () => {
  const ticket = { number: 'TP-2026-000401', client: { name: 'Ладога' }, contact: null };
  test('is the text with its places filled in; what nobody knows stays in sight', () =>
    expect(filled('{{ticket.number}} {{ client.name }} {{contact.name}} {{specialist.name}} {{other}}', ticket, 'Ирина')).toBe('TP-2026-000401 Ладога {{contact.name}} Ирина {{other}}'));
  test('or the title with its link', () => expect(insertionOf({ kind: 'ARTICLE', title: 'Питание', text: 'о чём', link: 'https://docs.example/p' }, ticket, '')).toBe('Питание: https://docs.example/p'));
});
