import { describe, expect, test } from 'vitest';
import { depthOf, textOfHtml } from './htmlText.ts';

describe('a letter in HTML only', () => {
  test.each([
    ['<p>Первая</p><p>Вторая<br>третья</p>', 'Первая\nВторая\nтретья'],
    ['<html><head><title>t</title><style>p{}</style></head><body><b>a</b> &lt;b&gt; &amp; &nbsp;c</body></html>', 'a <b> & c'],
    ['<script>alert(1)</script>x<img src=x onerror=alert(1)>', 'x'],
    ['<ul><li>один</li><li>два</li></ul>', 'один\nдва'],
    ['a\r\nb\nc', 'a b c'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['<p>x</p><p></p><p></p><p></p><p>y</p>', 'x\n\ny'],
    ['<div>не закрыт', 'не закрыт'],
    ['', ''],
  ])('%s is read as %j', (html, expected) => {
    expect(textOfHtml(html)).toBe(expected);
  });

  test.each([
    ['a hundred thousand open tags', `${'<div>'.repeat(100_000)}текст`, 'текст'],
    ['more than a megabyte of words in tags', '<b>слово</b> '.repeat(90_000), 'слово '.repeat(90_000).trim()],
    ['a hundred thousand angle brackets', `${'<'.repeat(100_000)} текст`, `${'<'.repeat(100_000)} текст`],
    ['a tag with fifty thousand attributes', `до<div ${'a="b" '.repeat(50_000)}>после</div>`, 'допосле'],
  ])('made of %s is read before anybody gets impatient', (_, html, expected) => {
    expect(textOfHtml(html)).toBe(expected);
  });
});

test.each([
  ['<p>a</p><p>b</p>', 1],
  ['<div><p><b>a</b></p></div>', 3],
  ['<br><br/><img src="x"><hr>', 0],
  ['</p></p>', 0],
  ['<div>'.repeat(300), 300],
])('the tags of %.30s lie %i deep', (html, expected) => {
  expect(depthOf(html)).toBe(expected);
});
