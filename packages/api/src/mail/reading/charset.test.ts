import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoded } from '../testing/encoded.ts';
import { charsetOf, decodeText } from './charset.ts';

const cyrillicCharsets = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'];
/** What Russian clients write into subjects and names of files. */
const written = [
  'Привет', 'вопрос', 'Не включается модуль', 'Счёт на оплату', 'Потеря кода при холодном старте', 'журнал обмена.log', 'схема платы.png', 'Срочно! Не работает', 'Заявка № 15', 'акт сверки',
  'Re: Ответ на обращение', 'Отчёт за ноябрь 2026', 'Иванов Пётр', 'Кварцева Ирина', 'Здравствуйте', 'ошибка 0x80070005 при запуске', 'Установка обновления', 'плата не запускается',
];

describe('Russian without a label, or with one that every program writes', () => {
  const inAll = cyrillicCharsets.flatMap((charset) => [null, 'us-ascii', 'iso-8859-1', 'utf-8', 'unknown-8bit', 'nonsense'].map((label) => [charset, label] as const));
  test.each(inAll)('in %s, called %s', (charset, label) => {
    const texts = written.filter((text) => charset === 'windows-1251' || !text.includes('№'));
    expect(texts.map((text) => decodeText(encoded(text, charset), label).text)).toEqual(texts);
  });
});

test('abbreviations and short words that say nothing are those of Windows', () => {
  const texts = ['ПО', 'СТП', 'ФИО', 'цех', 'ТЗ', 'НДС', 'ЧПУ', 'УПД', 'ООО', 'шум', 'КП №', 'ГОСТ', 'фото ФИО', '«СТП»'];
  expect(texts.map((text) => decodeText(encoded(text, 'windows-1251'), null).text)).toEqual(texts);
});

describe('UTF-8 that somebody cut within a character stays UTF-8', () => {
  const whole = Buffer.from('Счёт');
  test.each([null, 'utf-8', 'windows-1251', 'us-ascii', 'iso-8859-1'])('called %s', (label) => {
    expect(decodeText(whole.subarray(0, -1), label).text).toBe('Счё\ufffd');
    expect(decodeText(whole.subarray(1), label).text).toBe('\ufffdчёт');
    expect(decodeText(whole.subarray(1, -1), label).text).toBe('\ufffdчё\ufffd');
    expect(decodeText(Buffer.from('Счёт — ок 👍').subarray(0, -1), label).text).toBe('Счёт — ок \ufffd');
  });

  test('and words of single bytes are no cut UTF-8', () => {
    const texts = ['Приём', 'да', 'нет', 'СТП', 'рев', 'рабочий проект Р'];
    for (const charset of ['windows-1251', 'koi8-r', 'ibm866']) expect(texts.map((text) => decodeText(encoded(text, charset), charset).text)).toEqual(texts);
  });
});

describe('Russian under the name of another table', () => {
  test.each([
    ['koi8-r', 'windows-1251'],
    ['ibm866', 'windows-1251'],
    ['windows-1251', 'koi8-r'],
    ['ibm866', 'koi8-r'],
  ])('%s called %s', (charset, label) => {
    const text = 'Здравствуйте! Модуль не включается после обновления прошивки.';
    expect(decodeText(encoded(text, charset), label)).toEqual({ text, charset });
  });

  test('a name of three letters is taken at its word', () => {
    expect(decodeText(encoded('НПЦ', 'windows-1251'), 'windows-1251').text).toBe('НПЦ');
    expect(decodeText(encoded('НПЦ', 'koi8-r'), 'koi8-r').text).toBe('НПЦ');
  });
});

describe('Russian under its own name', () => {
  const abbreviations = ['ФГУП', 'ФГБУ', 'РСЧС', 'ФГАОУ', 'АСУТП', 'КИПиА', 'СПбГУ', 'ВОЛС', 'ФГУП РСЧС', 'ФГБУ МЧС РФ', 'АСУ ТП ПЛИС', 'ФГУП «НПО РСЧС»', 'Акт ФГУП', 'РСЧС-15 ФГБУ', 'ФГУП ФГБУ РСЧС ФГАОУ ВОЛС'];
  test.each(['windows-1251', 'koi8-r', 'ibm866'])('is taken at its word, also where abbreviations have no statistics: %s', (charset) => {
    const texts = abbreviations.filter((text) => charset === 'windows-1251' || !text.includes('«'));
    expect(texts.map((text) => decodeText(encoded(text, charset), charset).text)).toEqual(texts);
  });

  test('is doubted from a few words on where nobody writes so', () => {
    const texts = ['Привет', 'Вопрос', 'Не включается', 'Заявка на ремонт', 'проверьте пожалуйста журнал обмена'];
    for (const [charset, label] of [['koi8-r', 'windows-1251'], ['windows-1251', 'koi8-r'], ['ibm866', 'koi8-r']] as const) expect(texts.map((text) => decodeText(encoded(text, charset), label).text)).toEqual(texts);
  });

  test('a table that is drawn in cp866 is one, however few words stand in it', () => {
    const lines = ['┌──────────┬─────────┐', '│ Прибор   │ Ток, А  │', '├══════════┼─────────┤', '│ СТП      │ 0,5     │', '└──────────┴─────────┘', '▓▓▓▓▓▓▓▓░░░░░'].join('\n');
    expect(decodeText(encoded(lines, 'ibm866'), 'cp866')).toEqual({ text: lines, charset: 'ibm866' });
    const empty = '─'.repeat(40);
    expect(decodeText(encoded(empty, 'ibm866'), 'cp866').text).toBe(empty);
  });
});

test.each([
  ['UTF-8 that says windows-1251', Buffer.from('Не включается'), 'windows-1251', 'Не включается'],
  ['UTF-8 that says nothing', Buffer.from('Не включается — «так»'), null, 'Не включается — «так»'],
  ['UTF-8 with one broken character', Buffer.concat([Buffer.from('Не включа'), Buffer.from([0xd0]), Buffer.from('ется')]), 'utf-8', 'Не включа\ufffdется'],
  ['French that says windows-1252', encoded('Où est la clé du café?', 'windows-1252'), 'windows-1252', 'Où est la clé du café?'],
  ['German that says nothing', encoded('Größe der Düse', 'windows-1252'), null, 'Größe der Düse'],
  ['a number sign that says nothing', encoded('№ 15', 'windows-1251'), null, '№ 15'],
  ['three letters of cp866 that are a letter of Hindi by chance', encoded('рев. 1.0', 'ibm866'), null, 'рев. 1.0'],
  ['Finnish that says iso-8859-1', encoded('Hyvää päivää', 'windows-1252'), 'iso-8859-1', 'Hyvää päivää'],
  ['Finnish that says nothing', encoded('Hyvää päivää', 'windows-1252'), null, 'Hyvää päivää'],
  ['Russian beside Latin letters that says iso-8859-1', encoded('кабельUSB и журналXML', 'windows-1251'), 'iso-8859-1', 'кабельUSB и журналXML'],
  ['Ukrainian', encoded('Доброго дня, її немає', 'windows-1251'), 'windows-1251', 'Доброго дня, її немає'],
  ['win-1251, as some say', encoded('Привет', 'windows-1251'), 'win-1251', 'Привет'],
  ['"CP1251" in quotes', encoded('Привет', 'windows-1251'), '"CP1251"', 'Привет'],
  ['UTF-16 with its mark', Buffer.from('\ufeffПривет', 'utf16le'), null, 'Привет'],
  ['UTF-16 without its mark, the upper byte first', Buffer.from('Привет, мир', 'utf16le').swap16(), 'utf-16', 'Привет, мир'],
  ['UTF-16 without its mark, the lower byte first', Buffer.from('Привет, мир', 'utf16le'), 'utf-16', 'Привет, мир'],
  ['UTF-16 of Latin letters, the upper byte first', Buffer.from('It fails', 'utf16le').swap16(), 'utf-16', 'It fails'],
  ['UTF-7', Buffer.from('+BB8EQAQ4BDIENQRC- +- +ADw-b+AD4-'), 'utf-7', 'Привет + <b>'],
  ['ISO-2022-JP', Buffer.from('\u001b$B$3$s$K$A$O\u001b(B!'), 'iso-2022-jp', 'こんにちは!'],
  ['ISO-2022-JP that says nothing', Buffer.from('\u001b$B$3$s$K$A$O\u001b(B!'), null, 'こんにちは!'],
  ['ISO-2022-KR', Buffer.from('\u001b$)C\u000e>H3g\u000f!'), 'iso-2022-kr', '안녕!'],
  ['ISO-2022-CN', Buffer.from('\u001b$)A\u000eDc:C\u000f!'), 'iso-2022-cn', '你好!'],
  ['Chinese', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), 'gb2312', '你好'],
])('%s', (_, bytes, label, text) => expect(decodeText(bytes, label).text).toBe(text));

test.each([['koi8r', 'koi8-r'], ['CP-866', 'ibm866'], ['UTF8', 'utf-8'], ['windows_1251', 'windows-1251'], ['nonsense', null], ['', null], [null, null]])('%j means %s', (label, charset) => expect(charsetOf(label)).toBe(charset));

test('whatever the bytes and the label are, there is a text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.oneof(fc.constantFrom('utf-7', 'iso-2022-kr', 'iso-2022-jp', 'utf-16le', 'koi8-r', 'us-ascii', 'hz-gb-2312'), fc.string()), (bytes, label) => {
      expect(typeof decodeText(bytes, label).text).toBe('string');
    }),
  );
});
