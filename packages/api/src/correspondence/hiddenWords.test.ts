import { turningCharacters, withTurnsShown } from '@reglament/schema';
import { expect, test } from 'vitest';
import { hidesWords } from './hiddenWords.ts';

test('what turns the direction of text is named, and the order of what is written stays', () => {
  expect(withTurnsShown('счёт\u202Efdp.exe\u202C и \u2066x\u2069')).toBe('счёт⟦RLO⟧fdp.exe⟦PDF⟧ и ⟦LRI⟧x⟦PDI⟧');
  // the marks of languages that are written from the right turn nothing by force
  const hebrew = 'שלום\u200F, \u200Ehello';
  expect(withTurnsShown(hebrew)).toBe(hebrew);
  expect('x'.replaceAll(turningCharacters, '')).toBe('x');
});

test.each([
  ['display', '<span style="color:red; DISPLAY : none">x</span>', true],
  ['visibility', `<p style='visibility:hidden'>x</p>`, true],
  ['opacity', '<p style="opacity:0">x</p>', true],
  ['size', '<p style="font-size:0px">x</p>', true],
  ['height', '<div style="max-height:0;overflow:hidden">x</div>', true],
  ['a preheader of Outlook', '<div style="mso-hide:all">x</div>', true],
  ['far out of sight', '<p style="text-indent:-9999px">x</p>', true],
  ['half transparent', '<p style="opacity:0.5">x</p>', false],
  ['small', '<p style="font-size:10px">x</p>', false],
  ['the words themselves', '<p>style="display:none"</p>', false],
  ['no style', '<p>display:none</p>', false],
])('words hidden by %s: %s', (_, html, expected) => expect(hidesWords(html)).toBe(expected));

test('an endless style costs nothing', () => {
  const began = performance.now();
  hidesWords(`<p style="${'opacity:0.'.repeat(90_000)}">`);
  hidesWords('<p style="'.repeat(90_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
