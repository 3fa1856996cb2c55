import { expect, test } from 'vitest';
import { hotkeyText, isSignElsewhere, isSingleKey, isTyping } from './hotkeys.ts';

test.each([['j', 'J'], ['mod+enter', 'Ctrl ↵'], ['g>t', 'G T'], ['shift+slash', '?'], ['mod+k,mod+p', 'Ctrl K'], ['escape', 'Esc']])('%s is shown as %s', (keys, text) => {
  expect(hotkeyText(keys)).toBe(text);
});

test.each([['j', true], ['shift+a', true], ['g>t', true], ['mod+k', false], ['escape', false], ['alt+j', false]])('%s can be typed by chance: %s', (keys, single) => {
  expect(isSingleKey(keys)).toBe(single);
});

test.each([
  [{ tagName: 'INPUT', type: 'text' }, true], [{ tagName: 'INPUT', type: 'search' }, true], [{ tagName: 'TEXTAREA' }, true], [{ tagName: 'DIV', isContentEditable: true }, true],
  [{ tagName: 'INPUT', type: 'checkbox' }, false], [{ tagName: 'TR', isContentEditable: false }, false], [null, false],
])('a letter in %o belongs to the text: %s', (target, typing) => {
  expect(isTyping(target as EventTarget | null)).toBe(typing);
});

test.each([
  ['Digit7', '?', {}, true], ['Minus', '?', {}, true], ['Slash', '?', {}, false], ['Digit7', '7', {}, false], ['Digit7', '?', { ctrlKey: true }, false], ['Digit7', '?', { altKey: true }, false],
])('%s that types %s, with %o, is the sign ? of another layout: %s', (code, key, held, expected) => {
  expect(isSignElsewhere({ code, key, ctrlKey: false, altKey: false, metaKey: false, ...held }, '?')).toBe(expected);
});
