import { describe, expect, test } from 'vitest';
import { linkAddress } from './linkAddress.ts';
import { blocksOf, isFormatted, textOf } from './richText.ts';
import { withWordLists } from './wordLists.ts';

const doc = (content: ReturnType<typeof blocksOf>) => ({ type: 'doc', content });
const bold = [{ type: 'bold' }];
const p = (...content: ReturnType<typeof blocksOf>) => ({ type: 'paragraph', content });
const word = (text: string, marks?: { type: string; attrs?: Record<string, string> }[]) => ({ type: 'text', text, ...(marks ? { marks } : {}) });
const item = (...content: ReturnType<typeof blocksOf>) => ({ type: 'listItem', content });

describe('plain text in the formatted field', () => {
  test.each(['', 'Пётр', 'Пётр,\nспасибо', 'а\n\nб', 'а\n\n\nб', 'а\n\n\n\nб\n', '\nа', 'а\n> б'])('%j comes out as it went in, and is not formatted', (text) => {
    expect([textOf(doc(blocksOf(text))), isFormatted(doc(blocksOf(text)))]).toEqual([text, false]);
  });
  test('keeps its quotes', () => {
    const text = 'Пётр, 10:00:\n\n> Нет питания\n>\n> и UART\n\nПроверьте';
    expect([textOf(doc(blocksOf(text))), isFormatted(doc(blocksOf(text)))]).toEqual([text, true]);
  });
});

describe('formatted text in plain words', () => {
  test.each([
    ['bold words', [p(word('Не'), word(' включайте', bold))], 'Не включайте'],
    ['a list', [{ type: 'bulletList', content: [item(p(word('питание')), { type: 'bulletList', content: [item(p(word('5 В')))] }), item(p(word('UART')))] }], '- питание\n  - 5 В\n- UART'],
    ['numbers go on from where they begin', [{ type: 'orderedList', attrs: { start: 9 }, content: [item(p(word('а'), { type: 'hardBreak' }, word('б'))), item(p(word('в')))] }], '9. а\n   б\n10. в'],
    ['a link whose words are others', [p(word('тут', [{ type: 'link', attrs: { href: 'https://a.example' } }]))], 'тут (https://a.example)'],
    ['a link whose words are its address', [p(word('a@b.example', [{ type: 'link', attrs: { href: 'mailto:a@b.example' } }]))], 'a@b.example'],
    ['a block of code', [{ type: 'codeBlock', content: [word('AT\nOK')] }], 'AT\nOK'],
  ])('%s', (_, content, text) => expect([textOf(doc(content)), isFormatted(doc(content))]).toEqual([text, true]));
});

test.each([
  ['docs.example/p', 'https://docs.example/p'], [' https://a.example ', 'https://a.example'], ['a@b.example', 'mailto:a@b.example'], ['tel:+78120000000', 'tel:+78120000000'], ['localhost:8080', 'https://localhost:8080'],
  ['javascript:alert(1)', null], ['data:text/html,x', null], ['', null], ['два слова', null], ['https://', null],
])('the link %j leads to %j', (typed, address) => expect(linkAddress(typed)).toBe(address));

test('lists of Word are lists again, each kind its own', () => {
  const line = (sign: string, text: string) => `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp;</span></span><!--[endif]-->${text}<o:p></o:p></p>`;
  const lists = withWordLists(`<p>До</p>${line('·', 'питание')}\r\n${line('·', 'UART')}${line('1.', 'сначала')}`);
  expect(lists.match(/<\/?(?:ul|ol|li)>/g)).toEqual(['<ul>', '<li>', '</li>', '<li>', '</li>', '</ul>', '<ol>', '<li>', '</li>', '</ol>']);
  expect([lists.includes('·'), lists.includes('1.'), withWordLists('<p>mso</p>')]).toEqual([false, false, '<p>mso</p>']);
});
