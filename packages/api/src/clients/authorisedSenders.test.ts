import { describe, expect, test } from 'vitest';
import { Refusal } from '../platform/refusal.ts';
import { authorisedSenders, companyDomain, shownSender } from './authorisedSenders.ts';

const place = { field: 'authorisedSenders', clause: '4.1' };
const sentence = (act: () => unknown): string => {
  try {
    return `no refusal: ${JSON.stringify(act())}`;
  } catch (error) {
    return error instanceof Refusal ? `${error.code} ${error.sentence('en')}` : String(error);
  }
};

describe('who may write for a client (§4.1, §4.9)', () => {
  test.each([
    ['Anna@Partner.Example', 'anna@partner.example'], ['partner.example', 'partner.example'], ['@partner.example', 'partner.example'], [' *.Partner.example ', '*.partner.example'],
    ['завод.рф', 'xn--80aegj1b.xn--p1ai'], ['anna@завод.рф', 'anna@xn--80aegj1b.xn--p1ai'], ['*.завод.рф', '*.xn--80aegj1b.xn--p1ai'], ['ivan@mail.ru', 'ivan@mail.ru'], ['corp.mail.ru', 'corp.mail.ru'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(authorisedSenders([typed], place)).toEqual([kept]);
  });

  test('entries stand once, in their order, without blank lines; both spellings of a domain are one', () => {
    expect(authorisedSenders(['b.example', '', 'a.example', 'B.example', 'завод.рф', 'xn--80aegj1b.xn--p1ai'], place)).toEqual(['b.example', 'a.example', 'xn--80aegj1b.xn--p1ai']);
  });

  test.each([
    ['mail.ru', 'anybody gets an address at mail.ru'], ['*.gmail.com', 'anybody gets an address at gmail.com'], ['@Yandex.RU', 'anybody gets an address at yandex.ru'], ['ru', 'needs a domain like'], ['*.ru', 'needs a domain like'], ['*', 'needs a domain like'], ['a.*.example', 'needs a domain like'],
    ['anna@', 'needs an address like'], ['anna@x.example, b@x.example', 'needs an address like'], ['*@x.example.', 'needs an address like'], ['x.example\r\ny.example', 'needs a domain like'],
  ])('%j is refused: %s', (typed, why) => {
    expect(sentence(() => authorisedSenders(['ok.example', typed], place))).toContain(`INVALID_VALUE "authorisedSenders.1": ${why}`);
  });

  test('more than a hundred are refused', () => {
    expect(sentence(() => authorisedSenders(Array.from({ length: 101 }, (_, index) => `d${index}.example`), place))).toContain('TOO_MANY_INPUTS');
  });

  test('people read domains in their own letters', () => {
    expect(['anna@xn--80aegj1b.xn--p1ai', '*.xn--80aegj1b.xn--p1ai', 'partner.example'].map(shownSender)).toEqual(['anna@завод.рф', '*.завод.рф', 'partner.example']);
  });

  test('the mail domain of a client is none where anybody gets an address', () => {
    expect(companyDomain('Company.example', { field: 'domain', clause: '1' })).toBe('company.example');
    expect(sentence(() => companyDomain('bk.ru', { field: 'domain', clause: '1' }))).toContain('"domain": anybody gets an address at bk.ru');
  });
});
