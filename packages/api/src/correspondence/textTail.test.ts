import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailAt } from './textTail.ts';

const divided = (body: string): [string, string] => {
  const at = tailAt(body);
  return at === null ? [body, ''] : [body.slice(0, at), body.slice(at).trim()];
};

describe('a quote at the end, as it is introduced by', () => {
  test.each([
    ['nothing', '> Вопрос?\n> Второй'],
    ['Thunderbird', '24.11.2026 12:00, Анна пишет:\n> Вопрос?'],
    ['Gmail in Russian', 'вт, 24 нояб. 2026 г. в 12:00, Анна <anna@x.example>:\n\n> Вопрос?\n>\n> Второй'],
    ['Gmail in English, broken in two', 'On Tue, Nov 24, 2026 at 12:00 PM Anna Petrova of the long name\n<anna@x.example> wrote:\n\n> Вопрос?'],
    ['Apple', '24 нояб. 2026 г., в 12:00, Анна <anna@x.example> написал(а):\n\n> Вопрос?'],
    ['Apple in English', 'On 24 Nov 2026, at 12:00, Anna <anna@x.example> wrote:\n\n> Вопрос?'],
    ['Yandex', '24.11.2026, 12:00, "Анна" <anna@x.example>:\nВопрос?'],
    ['Mail.ru', 'Вторник, 24 ноября 2026, 12:00 +03:00 от Анна <anna@x.example>:\n \nВопрос?'],
    ['The Bat', 'Здравствуйте, Роман.\n\nВы писали 24 ноября 2026 г., 12:00:57:\n\n> Вопрос?'.slice(22)],
    ['Outlook in Russian', 'От: Анна\nОтправлено: 24 ноября 2026 г. 12:00\nКому: Мы\nТема: RE: x\n\nВопрос?'],
    ['Outlook in English, under a rule', '________________________________\nFrom: Anna\nSent: Tuesday\nTo: us\nSubject: x\n\nHow?'],
    ['Outlook in bold', '*От:* Анна\n*Кому:* Мы\n\nВопрос?'],
    ['old Outlook', '-----Original Message-----\nFrom: a\nHow?'],
    ['a forwarding', '-------- Пересылаемое сообщение --------\n24.11.2026, Анна:\nВопрос'],
    ['a forwarding of Apple', 'Начало переадресованного сообщения:\n\nОт: Анна'],
  ])('%s, is the tail', (_, tail) => expect(divided(`Да.\n\n${tail}`)).toEqual(['Да.', tail]));
});

describe('a signature at the end', () => {
  test.each([
    ['after its dashes', '-- \nРоман Осцилляторов\nООО «Ладожский радиоконтур»\n+7 000 000-00-01'],
    ['after a closing', 'С уважением,\nРоман'],
    ['after a closing in one line', 'С уважением, Роман Осцилляторов'],
    ['after a closing in English', 'Best regards,\nRoman'],
    ['of a telephone', 'Отправлено с iPhone'],
    ['of a telephone in English', 'Sent from my iPhone'],
    ['of an application', 'Отправлено из мобильной Яндекс.Почты: http://m.ya.ru/ymail'],
    ['with what lawyers add', 'С уважением,\nРоман\n\nНастоящее электронное сообщение и любые приложения к нему являются конфиденциальными и предназначены исключительно для адресата.'],
    ['above a quote', 'С уважением,\nРоман\n\n24.11.2026 12:00, Анна пишет:\n> Вопрос?'],
  ])('%s belongs to the tail', (_, tail) => expect(divided(`Не включается.\n\n${tail}`)).toEqual(['Не включается.', tail]));
});

describe('what is the author’s own stays', () => {
  test.each([
    ['an answer between the lines', '> Первый?\nДа\n> Второй?\nНет'],
    ['an answer below the quote', '24.11.2026 12:00, Анна пишет:\n> Вопрос?\n\nДа'],
    ['nothing but a quote', '> Только цитата'],
    ['nothing but a forwarded letter', '-------- Пересылаемое сообщение --------\nВопрос'],
    ['a word that is no heading', 'От: пятницы до понедельника не работает'],
    ['a colon after a time', 'В 12:00 получили ответ:\nмодуль не включается'],
    ['somebody who wrote', 'Коллега написал:\nне включается'],
    ['what comes after a closing and is no signature', 'Не работает.\nС уважением, Роман\nP.S. Когда ждать ответа'],
    ['a question after a closing', 'С уважением отношусь.\nС уважением к вам\nКогда исправите?'],
    ['a long text after dashes', `Шаги:\n--\n${'включить питание модуля\n'.repeat(20)}`],
    ['a greeting alone', 'С уважением, Роман'],
    ['an option of a command', 'Запускаю\nprogram --verbose\nи жду'],
    ['plain words', 'Просто текст'],
    ['nothing', ''],
  ])('%s', (_, body) => expect(divided(body)).toEqual([body, '']));
});

test('whatever the text is, its two parts are the text, and its own words are never empty', () => {
  const line = fc.constantFrom('> a', '', 'Да', '-- ', 'С уважением,', 'От: a', 'Кому: b', 'Анна пишет:', '24.11.2026 12:00, Анна <a@b.c>:', '-----Original Message-----', 'Sent from my iPhone', ' x ');
  fc.assert(fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
    const body = lines.join('\n');
    const at = tailAt(body);
    if (at !== null) expect([body.slice(0, at).trim() !== '', at < body.length, body.slice(0, at).trimEnd().length]).toEqual([true, true, at]);
  }));
});

test('a megabyte of marks is judged at once', () => {
  const began = performance.now();
  for (const mark of ['>', 'От: ', 'Анна пишет:\n', '24.11.2026 12:00 <a@b', '--\n', 'С уважением,\n', ' \n']) tailAt(mark.repeat(1_000_000 / mark.length));
  expect(performance.now() - began).toBeLessThan(3_000);
});
