import { describe, expect, test } from 'vitest';
import { textOfHtml } from './htmlText.ts';

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
    ['a<!-- <b>скрыто</b> -->b<![if !supportLists]>c<![endif]>', 'abc'],
    ['', ''],
  ])('%s is read as %j', (html, expected) => {
    expect(textOfHtml(html)).toBe(expected);
  });

  test.each([
    ['cells of a row', '<table><tr><td>Логин</td><td>ivanov</td></tr><tr><th>Пароль<th>нет</tr></table>', 'Логин ivanov\nПароль нет'],
    ['text before a block', 'Текст<div>дальше</div>и ещё', 'Текст\nдальше\nи ещё'],
    ['paragraphs that nobody closed', '<p>a<p>b', 'a\nb'],
    ['items that nobody closed', 'Шаги:<ol><li>включить<li>ждать</ol>всё', 'Шаги:\nвключить\nждать\nвсё'],
    ['names and what they mean', '<dl><dt>ОС<dd>Windows</dl>', 'ОС\nWindows'],
    ['a heading and its text', 'Срочно<h2>Ошибка</h2>нет связи<hr>Иван', 'Срочно\nОшибка\nнет связи\nИван'],
    ['a quote', 'Да<blockquote>Вопрос</blockquote>Нет', 'Да\nВопрос\nНет'],
    ['lines of a log', '<pre>\nFile "a.py"\n    line 2\r\n\nend</pre>после', 'File "a.py"\n    line 2\n\nend\nпосле'],
    ['lines that a style keeps', '<div style="color:red;white-space: pre-wrap">Шаг 1<div>и\n2</div>\nШаг 3</div><p>a\nb', 'Шаг 1\nи\n2\n\nШаг 3\na b'],
    ['lines that the style of a picture cannot keep', '<img style="white-space:pre">a\nb', 'a b'],
    ['cells over several lines of the source', '<tr>\n  <td> Модель </td>\n  <td>\n СКАТ-1200 </td>\n</tr>', 'Модель СКАТ-1200'],
  ])('glues no words: %s', (_, html, expected) => expect(textOfHtml(html)).toBe(expected));

  test.each([
    ['Gmail', '<div dir="ltr"><div>Добрый день!</div><div><br></div><div>Не включается.</div></div>', 'Добрый день!\n\nНе включается.'],
    ['Outlook', '<div class=WordSection1><p class=MsoNormal>Добрый день!<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Не включается.<o:p></o:p></p></div>', 'Добрый день!\n\nНе включается.'],
    ['Apple Mail', '<html><body><div><div>Добрый день!<br></div></div><div>Не включается.</div></body></html>', 'Добрый день!\nНе включается.'],
    ['Word in a web mail', '<p>До</p><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><p>после</p>', 'До\nпосле'],
  ])('has empty lines where %s shows them', (_, html, expected) => expect(textOfHtml(html)).toBe(expected));

  test('too long or too deep for a careful reading is its words all the same: no style sheet, no comment, no code of letters', () => {
    const said = '<style>p{color:red}</style><!-- комментарий --><p>&#1055;&#x440;&#1080;&laquo;вет&raquo;</p>';
    expect(textOfHtml(`${said}${'<div>'.repeat(300)}x`)).toBe('При«вет»\nx');
    expect(textOfHtml(`${said}<p>${'x'.repeat(1_000_001)}</p>`)).toBe(`При«вет»\n${'x'.repeat(1_000_001)}`);
  });

  test.each([
    ['a hundred thousand open tags', `${'<div>'.repeat(100_000)}текст`, 'текст'],
    ['more than a megabyte of words in tags', '<b>слово</b> '.repeat(90_000), 'слово '.repeat(90_000).trim()],
    ['a hundred thousand angle brackets', `${'<'.repeat(100_000)} текст`, `${'<'.repeat(100_000)} текст`],
    ['a tag with fifty thousand attributes', `до<div ${'a="b" '.repeat(50_000)}>после</div>`, 'до\nпосле'],
    ['two megabytes of codes', '&#1055;'.repeat(285_000), 'П'.repeat(285_000)],
    ['a comment without its end', `до${'<!--'.repeat(200_000)}`, 'до'],
    ['half a million paragraphs', '<p>a'.repeat(500_000), Array.from({ length: 500_000 }, () => 'a').join('\n')],
  ])('made of %s is read before anybody gets impatient', (_, html, expected) => {
    const began = performance.now();
    expect(textOfHtml(html) === expected).toBe(true);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
