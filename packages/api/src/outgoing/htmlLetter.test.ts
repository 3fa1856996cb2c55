import { expect, test } from 'vitest';
import { htmlLetter, messageMark, showsImage, withContentIds } from './htmlLetter.ts';

const id = '019e0000-0000-7000-8000-000000000000';
const picture = `<p>Вот:</p><img src="/attachments/${id}/a.png">`;

test('the message stands in the words of its template, which are text and no mark-up', () => {
  expect(htmlLetter(`Здравствуйте, <b>Анна</b>!\n\n${messageMark}\n\nС уважением`, '<p>Да</p>')).toBe('<div>Здравствуйте, &lt;b&gt;Анна&lt;/b&gt;!</div><br><div><p>Да</p></div><br><div>С уважением</div>');
});

test('a template that asks for the message twice loses nothing of its words', () => {
  expect(htmlLetter(`А\n${messageMark}\nБ\n${messageMark}\nВ`, '<p>Да</p>')).toBe('<div>А</div><br><div><p>Да</p></div><br><div>Б</div><br><div><p>Да</p></div><br><div>В</div>');
});

test('pictures go by their Content-ID, others stay as they are', () => {
  expect([showsImage(picture, id), showsImage('<p>x</p>', id), showsImage(null, id)]).toEqual([true, false, false]);
  expect(withContentIds(picture, [id])).toBe(`<p>Вот:</p><img src="cid:${id}">`);
  expect(withContentIds(picture, [])).toBe(picture);
});
