import { describe, expect, test } from 'vitest';
import { letterPage, letterPolicy } from './letterPage.ts';
import { mostPictures, remoteAddressAt, remoteAddressesIn } from './remotePictures/pictureAddress.ts';

const bodyOf = (html: string, images = false): string => /<body[^>]*>(.*)<\/body>/s.exec(letterPage(html, { pictureAt: images ? (place) => `/messages/m/pictures/${place}` : null, tailLabel: 'Q' }))?.[1] ?? '';
const fold = (inside: string): string => `<details><summary aria-label="Q"></summary>${inside}</details>`;

describe('the signature and the quote at the end of a letter are folded', () => {
  test.each([
    ['a quote', '<p>Да</p><blockquote>Вопрос</blockquote>', `<p>Да</p>${fold('<blockquote>Вопрос</blockquote>')}`],
    ['under its line', '<div>Да</div><div>Анна пишет:<blockquote>Вопрос</blockquote></div>', `<div>Да</div>${fold('<div>Анна пишет:<blockquote>Вопрос</blockquote></div>')}`],
    ['under a heading of Outlook', '<p>Да</p><div><div><p><b>От:</b> Анна<br><b>Кому:</b> Мы</p></div></div><p>Вопрос</p>', `<p>Да</p>${fold('<div><div><p><b>От:</b> Анна<br><b>Кому:</b> Мы</p></div></div><p>Вопрос</p>')}`],
    ['of Gmail', '<div>Да<div>вт, 24 нояб. 2026 г. в 12:00, Анна &lt;<a href="mailto:a@b.c">a@b.c</a>&gt;:<br></div><blockquote>Вопрос</blockquote></div>', `<div>Да</div>${fold('<div><div>вт, 24 нояб. 2026 г. в 12:00, Анна &lt;<a href="mailto:a@b.c">a@b.c</a>&gt;:<br></div><blockquote>Вопрос</blockquote></div>')}`],
    ['of Yandex', '<div>Да</div><div>24.11.2026, 12:00, "Анна" &lt;a@b.c&gt;:</div><blockquote><div>Вопрос</div></blockquote>', `<div>Да</div>${fold('<div>24.11.2026, 12:00, "Анна" &lt;a@b.c&gt;:</div><blockquote><div>Вопрос</div></blockquote>')}`],
    ['of Mail.ru', '<div>Да</div><div>Вторник, 24 ноября 2026, 12:00 +03:00 от Анна &lt;a@b.c&gt;:<br><blockquote>Вопрос</blockquote></div>', `<div>Да</div>${fold('<div>Вторник, 24 ноября 2026, 12:00 +03:00 от Анна &lt;a@b.c&gt;:<br><blockquote>Вопрос</blockquote></div>')}`],
    ['of a telephone, with what it adds', '<div>Да<br><br>Отправлено с iPhone</div><div><br><blockquote>24 нояб. 2026 г., в 12:00, Анна написал(а):<br></blockquote></div><blockquote>Вопрос</blockquote>', `<div>Да<br><br></div>${fold('<div>Отправлено с iPhone</div><div><br><blockquote>24 нояб. 2026 г., в 12:00, Анна написал(а):<br></blockquote></div><blockquote>Вопрос</blockquote>')}`],
    ['a signature alone', '<p style="color:red">Не работает.<br>С уважением,<br><b>Роман</b></p><p>ООО «Контур»</p>', `<p style="color:red">Не работает.<br></p>${fold('<p style="color:red">С уважением,<br><b>Роман</b></p><p>ООО «Контур»</p>')}`],
    ['a signature of Thunderbird, below the quote', '<p>Да</p><div>24.11.2026 12:00, Анна пишет:<br></div><blockquote>Вопрос</blockquote><pre>-- \nС уважением,\nРоман</pre>', `<p>Да</p>${fold('<div>24.11.2026 12:00, Анна пишет:<br></div><blockquote>Вопрос</blockquote><pre>-- \nС уважением,\nРоман</pre>')}`],
    ['lines of a text that is kept as it is written', '<pre>Да\nнет\n\n-- \nРоман</pre>', `<pre>Да\nнет\n\n</pre>${fold('<pre>-- \nРоман</pre>')}`],
    ['under whom and what it is about, of Yandex', '<div>Да</div><div>----------------</div><div>Кому: мы (a@b.c);</div><div>Тема: x;</div><div>24.11.2026, 12:00, "Анна" &lt;a@b.c&gt;:</div><blockquote>Вопрос</blockquote>', `<div>Да</div>${fold('<div>----------------</div><div>Кому: мы (a@b.c);</div><div>Тема: x;</div><div>24.11.2026, 12:00, "Анна" &lt;a@b.c&gt;:</div><blockquote>Вопрос</blockquote>')}`],
    ['under a line', '<p>Yes</p><p>-----Original Message-----</p><p>Question</p>', `<p>Yes</p>${fold('<p>-----Original Message-----</p><p>Question</p>')}`],
  ])('%s', (_, html, folded) => expect(bodyOf(html)).toBe(folded));

  test.each([
    ['an answer between the lines', '<blockquote>Первый?</blockquote><p>Да</p>'],
    ['a picture below the quote', '<p>Да</p><blockquote>Вопрос</blockquote><p><img src="/attachments/1/a.png"></p>'],
    ['nothing but a quote', '<div><blockquote>Вопрос</blockquote></div>'],
    ['a word that is no heading', '<p>От: пятницы до понедельника</p><p>x</p>'],
  ])('%s stays open', (_, html) => expect(bodyOf(html)).toBe(html));
});

test('what turns the direction of text is named, not obeyed', () => {
  expect(bodyOf('<p title="\u202Ex">счёт\u202Efdp.exe</p>')).toBe('<p title="⟦RLO⟧x">счёт⟦RLO⟧fdp.exe</p>');
});

test('images of others come from the desk when asked, each by its place, and the policy lets nobody else’s in', () => {
  const html = '<img data-remote-src="https://x.example/a.png?b=1&amp;c"><img src="/attachments/1/a.png"><img data-remote-src="https://x.example/d.png">';
  expect(bodyOf(html)).toBe(html);
  expect([...bodyOf(html, true).matchAll(/ src="([^"]*)"/g)].map(([, address]) => address)).toEqual(['/messages/m/pictures/0', '/attachments/1/a.png', '/messages/m/pictures/1']);
  expect(letterPolicy).toContain("img-src 'self' data:;");
  expect([0, 1, 2].map((place) => remoteAddressAt(remoteAddressesIn(html), String(place)))).toEqual(['https://x.example/a.png?b=1&c', 'https://x.example/d.png', null]);
  expect(['-1', '1.0', '01x', '', 'NaN', '1e1', '__proto__'].map((place) => remoteAddressAt(remoteAddressesIn(html), place))).toEqual(Array.from({ length: 7 }, () => null));
});

test('of a letter with a thousand pictures the first hundred are loaded', () => {
  const many = Array.from({ length: 1000 }, (_, at) => `<img data-remote-src="https://x.example/${at}.png">`).join('');
  expect(bodyOf(many, true).match(/ src=/g)).toHaveLength(mostPictures);
  expect(['99', '100'].map((place) => remoteAddressAt(remoteAddressesIn(many), place))).toEqual(['https://x.example/99.png', null]);
});

test('a letter with colours of its own lies on paper', () => {
  expect(letterPage('<p style="color:red">x</p>', { pictureAt: null, tailLabel: '' })).toContain('<body data-paper>');
  expect(letterPage('<p>x</p>', { pictureAt: null, tailLabel: '' })).toContain('<body>');
});
