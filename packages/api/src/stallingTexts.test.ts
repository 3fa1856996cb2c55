import { addressInName } from '@reglament/schema';
import { expect, test } from 'vitest';
import { passwordMatches } from './access/secret.ts';
import { safeFileName } from './attachments/fileName.ts';
import { withImages } from './correspondence/letterHtml.ts';
import { letterPage } from './correspondence/letterPage.ts';
import { tailAt } from './correspondence/textTail.ts';
import { forwardedIn } from './mail/forwarded.ts';
import { heardLanguage } from './mail/heardLanguage.ts';
import { languageOfText, requestTextOf } from './mail/letterText.ts';
import { otherDesksNumberIn } from './mail/otherDesk.ts';
import { htmlOfText } from './outgoing/htmlOfText.ts';
import { saysNoSuchAddress } from './outgoing/noSuchAddress.ts';
import { clean } from './platform/input/values.ts';
import { longestTurn } from './platform/testing/longestTurn.ts';
import { tokensOf } from './platform/text/words.ts';
import { preferenceRules } from './preferences/preferenceRules.ts';

/** Each took seconds of the server, of hundreds of kilobytes at most; what grows as its text does takes a hundredth of that. */
const mostMilliseconds = 500;

const marks = `a${'\u0301\u0323'.repeat(100_000)}`;
const page = (html: string) => letterPage(html, { pictureAt: null, tailLabel: 'x' });

test.each<readonly [string, () => unknown]>([
  ['a letter with two hundred thousand marks on it, in the text of a letter', () => requestTextOf({ subject: marks, text: marks, files: [] }, 'ru')],
  ['the same in an input of the API, before it is found too long', () => clean(marks)],
  ['the same in the name of a file', () => safeFileName(marks)],
  ['the same among the words of the search', () => tokensOf(marks)],
  ['the same as a password of somebody who is not signed in', () => passwordMatches(marks, null)],
  ['twenty thousand closings, in what strangers write', () => languageOfText(`x\n${'cheers\n'.repeat(19_000)}`)],
  ['the same from somebody who is known', () => heardLanguage(null, { subject: 'x', text: `x\n${'cheers\n'.repeat(19_000)}`, name: 'x' })],
  ['ten thousand introductions of quotes', () => tailAt(`x\n${'24.11.2026 12:00, Anna wrote:\n> q\n'.repeat(9_500)}`)],
  ['a hundred thousand breaks under the mark of a quote, looked at', () => page(`<p>x</p><div>-- </div>${'<br>'.repeat(100_000)}`)],
  ['four hundred lines of @ behind a From, passed on', () => forwardedIn(`From: ${'@'.repeat(490)}\n`.repeat(400))],
  ['an address without an @ in a name', () => addressInName('a'.repeat(200_000), 'a@b.c')],
  ['an address that ends in dots, in a name', () => addressInName(`a@b.c${'.'.repeat(200_000)}a`, 'a@b.c')],
  ['dots in the name of a file', () => safeFileName(`x${'.'.repeat(200_000)}x`)],
  ['an address of a page that ends in dots, in an answer', () => htmlOfText(`http://x${'.'.repeat(200_000)}a`)],
  ['pictures that do not end', () => withImages('<img '.repeat(100_000), () => null)],
  ['an answer of a mail server that is nothing but codes', () => saysNoSuchAddress('500 '.repeat(100_000))],
  ['twenty subjects of blanks behind the word for a ticket', () => Array.from({ length: 20 }, () => otherDesksNumberIn(`[ticket${' '.repeat(990)}`, ['TP']))],
])('%s does not stop the server (P12)', async (_, act) => {
  expect(await longestTurn(async () => act())).toBeLessThan(mostMilliseconds);
});

test('a start page of sixty letters that is none does not stop the server (P12)', async () => {
  expect(await longestTurn(async () => expect(() => preferenceRules.startPage(`/${'a'.repeat(60)}!`, { field: 'startPage', clause: '1' })).toThrow())).toBeLessThan(mostMilliseconds);
  for (const good of ['/', '/tickets', '/tickets/', '/a.b~c-d/e_f']) expect(preferenceRules.startPage(good, { field: 'startPage', clause: '1' })).toBe(good);
  for (const bad of ['tickets', '//evil.example', '/a//b', '/.a', '/a/ b']) expect(() => preferenceRules.startPage(bad, { field: 'startPage', clause: '1' })).toThrow();
});
