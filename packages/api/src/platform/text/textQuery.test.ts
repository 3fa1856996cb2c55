import { describe, expect, test } from 'vitest';
import { asksForWords, parseTextQuery, readableQuery } from './textQuery.ts';
import { wordsOf } from './words.ts';

const query = (text: string, weights = ''): string => readableQuery(parseTextQuery(text), weights);

describe('words', () => {
  test('are runs of letters and digits, in lower case, ё as е, without stress marks', () => {
    expect(wordsOf('Ёлка, МО́ДУЛЬ; по-русски v2.5.0')).toEqual(['елка', 'модуль', 'по', 'русски', 'v2', '5', '0']);
    expect(wordsOf('й'.normalize('NFD'))).toEqual(['й']);
    expect(wordsOf(' -- "" № ')).toEqual([]);
  });

  test('are the same in whichever alphabet a look-alike was typed', () => {
    expect(wordsOf('К1986ВЕ92QI')).toEqual(wordsOf('K1986BE92QI'));
    expect(wordsOf('Cервер')).toEqual(['сервер']);
    expect(wordsOf('USВ')).toEqual(['usb']);
    expect(wordsOf('МАХ')).toEqual(['мах']);
  });
});

describe('a query', () => {
  test('asks for all words; the last one may be unfinished', () => {
    expect(query('платы микросх')).toBe("('платы') & ('микросх':*)");
    expect(query('платы микросх ')).toBe("('платы') & ('микросх')");
  });

  test('takes a number and a code as a phrase that may go on', () => {
    expect(query('TP-2026-0001 плата ')).toBe("('tp' <-> '2026' <-> '0001':*) & ('плата')");
    expect(query('max48 плата ')).toBe("('max48':*) & ('плата')");
  });

  test('takes what is quoted as a phrase, closed or not', () => {
    expect(query('"нет ответа"')).toBe("('нет' <-> 'ответа')");
    expect(query('«нет ответа» «по uart')).toBe("('нет' <-> 'ответа') & ('по' <-> 'uart')");
  });

  test('leaves out what has a minus, and needs something besides', () => {
    expect(query('плата -питание ')).toBe("('плата') & !('питание')");
    expect(query('плата -"нет ответа"')).toBe("('плата') & !('нет' <-> 'ответа')");
    expect(asksForWords(parseTextQuery('-плата'))).toBe(false);
    expect(query('a - b ')).toBe("('a') & ('b')");
  });

  test('names a client and a number', () => {
    expect(parseTextQuery('клиент:Ладога плата ')).toMatchObject({ client: 'Ладога', phrases: [{ typed: 'плата' }] });
    expect(parseTextQuery('client:"Приборный дом"')).toEqual({ client: 'Приборный дом', phrases: [] });
    expect(query('номер:TP-2026')).toBe("('tp':A <-> '2026':*A)");
  });

  test('looks only where the asker may', () => {
    expect(query('плата микро', 'ABC')).toBe("('плата':ABC) & ('микро':*ABC)");
  });
});
