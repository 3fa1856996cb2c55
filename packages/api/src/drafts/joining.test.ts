import { expect, test } from 'vitest';
import { joined, type Written } from './joining.ts';

const plain = (text: string, attachmentIds: string[] = []): Written => ({ text, html: null, question: false, attachmentIds });

test('one text stands below the other, and their files together', () => {
  expect(joined(plain('Первый', ['a', 'b']), { ...plain('Второй', ['b', 'c']), question: true })).toEqual({ text: 'Первый\n\nВторой', html: null, question: true, attachmentIds: ['a', 'b', 'c'] });
});

test('nothing stands below what was nothing', () => expect(joined(plain('Первый'), plain(' \n')).text).toBe('Первый'));

test('a formatted text stays so beside a plain one, which stays a text', () => {
  const formatted = { ...plain('Важно'), html: '<p><strong>Важно</strong></p>' };
  expect(joined(formatted, plain('a <b> & c\nd')).html).toBe('<p><strong>Важно</strong></p><p></p><p>a &lt;b&gt; &amp; c</p><p>d</p>');
  expect(joined(plain('a'), formatted).html).toBe('<p>a</p><p></p><p><strong>Важно</strong></p>');
});
