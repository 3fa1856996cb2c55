import { describe, expect, test } from 'vitest';
import { depthOf, isCareful } from './htmlDepth.ts';

test.each([
  ['<p>a</p><p>b</p>', 1],
  ['<div><p><b>a</b></p></div>', 3],
  ['<br><br/><img src="x"><hr>', 0],
  ['</p></p>', 1],
  ['<div>'.repeat(200), 200],
  ['<div>'.repeat(100_000), 257],
  ['<div/>'.repeat(300), 257],
  ['<!--[if mso]><table><tr><td><![endif]--><p>a', 1],
])('the tags of %.30s lie %i deep', (html, expected) => {
  expect(depthOf(html)).toBe(expected);
});

describe('what ends where the next one begins lies no deeper by that', () => {
  test.each([
    ['three hundred open paragraphs', '<p>a'.repeat(300)],
    ['a list of three hundred open items', `<ul>${'<li>a'.repeat(300)}</ul>`],
    ['a table of three hundred open rows', `<table>${'<tr><td>a<td>b'.repeat(300)}</table>`],
  ])('%s', (_, html) => expect(isCareful(html)).toBe(true));
});

test('a hundred thousand open tags are refused at once', () => {
  const began = performance.now();
  for (const tag of ['<div>', '<form>', '<b></i>', '</b>', '<svg>']) depthOf(tag.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
