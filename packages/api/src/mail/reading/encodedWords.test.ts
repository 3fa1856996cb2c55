import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoded, rawly } from '../testing/encoded.ts';
import { decodedWords } from './encodedWords.ts';

const b = (bytes: Buffer, charset = 'utf-8'): string => `=?${charset}?B?${bytes.toString('base64')}?=`;
const privet = Buffer.from('Привет');
const q1251 = '=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=';

describe('encoded words', () => {
  test.each([
    ['as they should be', `Re: ${b(privet)} x`, 'Re: Привет x'],
    ['two, whose blanks are theirs', `${b(privet)} ${b(Buffer.from(' всем'))}`, 'Привет всем'],
    ['without a blank between them', `${b(privet)}${b(Buffer.from(' всем'))}`, 'Привет всем'],
    ['before a word as it stands', `${b(privet)} x`, 'Привет x'],
    ['cut inside of a character', `${b(privet.subarray(0, 5))} ${b(privet.subarray(5))}`, 'Привет'],
    ['cut inside of a group of base64', '=?utf-8?B?0J/RgNC4?= =?utf-8?B?0LLQt?= =?utf-8?B?dGC?=', 'Привет'],
    ['of two charsets', `${q1251} ${b(encoded('мир', 'koi8-r'), 'koi8-r')}`, 'Приветмир'],
    ['in both encodings', '=?utf-8?B?0J/RgNC4?= =?utf-8?Q?=D0=B2=D0=B5=D1=82?=', 'Привет'],
    ['in quotes', `"${b(privet)}"`, '"Привет"'],
    ['with blanks inside', '=?windows-1251?Q?=CF=F0=E8=E2=E5=F2 =EC=E8=F0?=', 'Привет мир'],
    ['with a blank where a line was folded', '=?utf-8?B?0J/RgNC4 0LLQtdGC?=', 'Привет'],
    ['without its end', 'Re: =?utf-8?B?0J/RgNC40LLQtdGC', 'Re: Привет'],
    ['without its end before another', '=?utf-8?B?0J/RgNC4=?utf-8?B?0LLQtdGC?=', 'Привет'],
    ['without the padding', '=?utf-8?B?0J/RgNC40LLQtdGCIQ?=', 'Привет!'],
    ['with a language', '=?utf-8*ru?B?0J/RgNC40LLQtdGC?=', 'Привет'],
    ['in small letters', '=?UTF-8?b?0J/RgNC40LLQtdGC?=', 'Привет'],
    ['that name windows-1251 and are koi8-r', b(encoded('Не включается', 'koi8-r'), 'windows-1251'), 'Не включается'],
    ['that name us-ascii', b(encoded('Не включается', 'windows-1251'), 'us-ascii'), 'Не включается'],
    ['that name nothing known', b(privet, 'x-unknown'), 'Привет'],
    ['with raw bytes inside', `=?koi8-r?Q?${rawly('привет', 'koi8-r')}?=`, 'привет'],
    ['of underscores', '=?utf-8?Q?a_b=5F?=', 'a b_'],
    ['of nothing', '=?utf-8?B??=x', 'x'],
    ['in UTF-7', '=?utf-7?Q?+BB8EQAQ4BDIENQRC-?=', 'Привет'],
    ['that are none', 'a =? b ?= =?x?y?z?=', 'a =? b ?= =?x?y?z?='],
  ])('%s', (_, value, text) => expect(decodedWords(value, null)).toBe(text));
});

describe('raw bytes', () => {
  test.each([
    ['windows-1251', null],
    ['koi8-r', null],
    ['ibm866', null],
    ['koi8-r', 'koi8-r'],
  ])('of %s, in a letter of %s', (charset, own) => expect(decodedWords(`Re: ${rawly('Не включается', charset)}`, own)).toBe('Re: Не включается'));

  test('of three letters are read as the rest of the letter is', () => expect(decodedWords(rawly('НПЦ', 'koi8-r'), 'koi8-r')).toBe('НПЦ'));
});

test('whatever the value is, there is a text, and ASCII without words stays as it is', () => {
  const pieces = fc.constantFrom('=?', '?=', 'utf-8', '?B?', '?Q?', '=D0', '0J8', ' ', '=', '?', 'x', '\u00d0', '"', '_');
  fc.assert(fc.property(fc.array(pieces).map((all) => all.join('')), fc.option(fc.constantFrom('koi8-r', 'utf-8', 'x')), (value, charset) => {
    expect(typeof decodedWords(value, charset)).toBe('string');
  }));
  fc.assert(fc.property(fc.string().filter((text) => !text.includes('=?') && /^\p{ASCII}*$/u.test(text)), (text) => {
    expect(decodedWords(text, null)).toBe(text);
  }));
});
