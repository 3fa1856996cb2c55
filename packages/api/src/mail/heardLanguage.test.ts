import { expect, test } from 'vitest';
import { heardLanguage } from './heardLanguage.ts';

const letter = (text: string, more: { subject?: string | null; name?: string } = {}) => ({ subject: 'Re: TP-2026-000001', name: 'Vera Meter', text, ...more });
const english = 'Hello, we have a problem with the receiver: it does not start after the update. Please help.';

test.each([
  ['a Russian letter', null, letter('Модуль не включается.'), 'ru'],
  ['an English letter', null, letter(english), 'en'],
  ['a Russian after an English one', 'en', letter('Спасибо, заработало.'), 'ru'],
  ['an English letter of somebody who wrote Russian before', 'ru', letter(english), 'ru'],
  ['a log without a word', null, letter('ERROR [main] boot failed at 0x1F: timeout in init\nwarn: retry 3 of 5'), null],
  ['nothing', 'en', letter(''), 'en'],
  ['an English answer above a Russian quote', null, letter(`${english}\n\n24.11.2026, 12:00, Поддержка <support@company.example>:\n> Здравствуйте!\n> Уточните версию.`), 'en'],
  ['English words under a Russian subject', null, letter(english, { subject: 'Не включается' }), null],
  ['English words under a Russian name', null, letter(english, { name: 'Роман' }), null],
] as const)('%s', (_, before, words, expected) => expect(heardLanguage(before, words)).toBe(expected));
