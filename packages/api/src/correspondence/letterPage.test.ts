import { describe, expect, test } from 'vitest';
import { letterPage, letterPolicy } from './letterPage.ts';

const bodyOf = (html: string, images = false): string => /<body[^>]*>(.*)<\/body>/s.exec(letterPage(html, { images, quoteLabel: 'Q' }))?.[1] ?? '';
const fold = (inside: string): string => `<details><summary aria-label="Q"></summary>${inside}</details>`;

describe('the quote at the end of a letter is folded', () => {
  test.each([
    ['a quote', '<p>Да</p><blockquote>Вопрос</blockquote>', `<p>Да</p>${fold('<blockquote>Вопрос</blockquote>')}`],
    ['under its line', '<div>Да</div><div>Анна пишет:<blockquote>Вопрос</blockquote></div>', `<div>Да</div><div>Анна пишет:${fold('<blockquote>Вопрос</blockquote>')}</div>`],
    ['under a heading of Outlook', '<p>Да</p><div><div><p><b>От:</b> Анна<br><b>Кому:</b> Мы</p></div></div><p>Вопрос</p>', `<p>Да</p>${fold('<div><div><p><b>От:</b> Анна<br><b>Кому:</b> Мы</p></div></div><p>Вопрос</p>')}`],
    ['under a line', '<p>Yes</p><p>-----Original Message-----</p><p>Question</p>', `<p>Yes</p>${fold('<p>-----Original Message-----</p><p>Question</p>')}`],
  ])('%s', (_, html, folded) => expect(bodyOf(html)).toBe(folded));

  test.each([
    ['an answer between the lines', '<blockquote>Первый?</blockquote><p>Да</p>'],
    ['nothing but a quote', '<div><blockquote>Вопрос</blockquote></div>'],
    ['a word that is no heading', '<p>От: пятницы до понедельника</p><p>x</p>'],
  ])('%s stays open', (_, html) => expect(bodyOf(html)).toBe(html));
});

test('images of others are loaded only when asked, and the policy allows them only then', () => {
  const html = '<img data-remote-src="https://x.example/a.png?b=1&amp;c">';
  expect(bodyOf(html)).toBe(html);
  expect(bodyOf(html, true)).toContain('src="https://x.example/a.png?b=1&amp;c"');
  expect(letterPolicy({ images: false })).toContain("img-src 'self' data:;");
  expect(letterPolicy({ images: true })).toContain("img-src 'self' data: https: http:;");
});

test('a letter with colours of its own lies on paper', () => {
  expect(letterPage('<p style="color:red">x</p>', { images: false, quoteLabel: '' })).toContain('<body data-paper>');
  expect(letterPage('<p>x</p>', { images: false, quoteLabel: '' })).toContain('<body>');
});
