import * as fc from 'fast-check';
import { parseDocument, DomUtils } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { htmlOfText } from './htmlOfText.ts';
import { letterPage } from './letterPage.ts';

const plain = (html: string): string => html.replaceAll(/ style="[^"]*"/g, '');

describe('a plain text as HTML', () => {
  test.each([
    ['Здравствуйте!\n\nПринято.\nСрок: завтра', '<p>Здравствуйте!</p><p>Принято.<br>Срок: завтра</p>'],
    ['a\r\n\r\n\r\nb', '<p>a</p><p>b</p>'],
    ['  if x:\n    y', '<p>&nbsp;&nbsp;if x:<br>&nbsp;&nbsp;&nbsp;&nbsp;y</p>'],
    ['Ответ\n\n> вопрос\n> > раньше\n\nКонец', '<p>Ответ</p><blockquote><p>вопрос</p><blockquote><p>раньше</p></blockquote></blockquote><p>Конец</p>'],
    ['См. https://desk.example/a?b=1&c="x. И всё', '<p>См. <a href="https://desk.example/a?b=1&amp;c=">https://desk.example/a?b=1&amp;c=</a>&quot;x. И всё</p>'],
    ['(https://desk.example/tickets/1).', '<p>(<a href="https://desk.example/tickets/1">https://desk.example/tickets/1</a>).</p>'],
    ['javascript:alert(1) https://', '<p>javascript:alert(1) https://</p>'],
    ['<img src=x onerror=alert(1)> & "Анна"', '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Анна&quot;</p>'],
    ['', ''],
  ])('%j', (text, html) => {
    expect(plain(htmlOfText(text))).toBe(html);
  });

  test('holds nothing but paragraphs, line ends, quotes and links, whatever stands in it', () => {
    const hostile = fc.array(fc.constantFrom('<script>', '</p>', '"', "'", '>', '> ', '\n', '\n\n', 'https://x.example/', '" onclick="', '&lt;', '<!--', '\u0000', ' ', 'ю', '\ud800'), { maxLength: 60 });
    fc.assert(fc.property(hostile, (pieces) => {
      const text = pieces.join('');
      const page = parseDocument(htmlOfText(text));
      for (const element of DomUtils.getElementsByTagName('*', page)) {
        expect(['p', 'br', 'blockquote', 'a']).toContain(element.name);
        expect(Object.keys(element.attribs).filter((name) => name !== 'style' && !(element.name === 'a' && name === 'href'))).toEqual([]);
        if (element.name === 'a') expect(element.attribs['href']).toMatch(/^https:\/\/x\.example\//);
      }
    }));
  });

  test('takes a text of 200,000 signs, quotes or addresses in a moment', () => {
    const began = performance.now();
    for (const text of ['https://'.repeat(25_000), `${'>'.repeat(1000)}\n`.repeat(200), ' '.repeat(200_000), '\n \n'.repeat(60_000), '.'.repeat(200_000)]) htmlOfText(text);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

test('the page of a letter fetches nothing, names its language and no colours; a formatted answer lies in it as it is', () => {
  const page = letterPage({ body: 'Да', bodyHtml: null, locale: 'ru' });
  expect(page).toContain('<html lang="ru">');
  expect(page).toContain('<p style="margin:0 0 1em">Да</p>');
  expect(page).not.toMatch(/https?:|url\(|@import|<script|background|[^-]color:#/);
  expect(letterPage({ body: 'Да', bodyHtml: '<div><b>Да</b></div>', locale: 'en' })).toMatch(/<html lang="en">.*anywhere"><div><b>Да<\/b><\/div><\/div>/);
});
