import { describe, expect, test } from 'vitest';
import { allowedStyles, imagesByContentId, safeHtml } from './letterHtml.ts';

const nowhere = () => null;
const htmlOf = (given: string): string => safeHtml(given, nowhere)?.html ?? 'NONE';

describe('what a letter looks like stays', () => {
  test.each([
    ['<p style="color: red; font-weight: bold">x</p>', '<p style="color:red;font-weight:bold">x</p>'],
    ['<table border="1"><tr><td colspan="2" bgcolor="#eee">x</td></tr></table>', '<table border="1"><tr><td colspan="2" bgcolor="#eee">x</td></tr></table>'],
    ['<a href="https://docs.example/a?b=1&amp;c">x</a>', '<a href="https://docs.example/a?b=1&amp;c" rel="noopener noreferrer" target="_blank">x</a>'],
    ['<blockquote type="cite">x</blockquote><br>', '<blockquote type="cite">x</blockquote><br />'],
  ])('%s', (given, kept) => expect(htmlOf(given)).toBe(kept));
});

describe('what acts, hides or asks goes', () => {
  test.each([
    ['<script>alert(1)</script>x', 'x'],
    ['<p onclick="x()" onmouseover=x() class="a" id="b">x</p>', '<p>x</p>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href=" jav&#x09;ascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="data:text/html,x">x</a><a href="//evil.example">y</a><a href="/graphql">z</a>', '<a>x</a><a>y</a><a>z</a>'],
    ['<a href="https:/>/ok.example">x</a><a href="http://ok.example]">y</a><a href="http://">z</a>', '<a>x</a><a>y</a><a>z</a>'],
    ['<form action="https://evil.example"><input name="password"><button>Войти</button></form>', 'Войти'],
    ['<div style="position:fixed;inset:0;z-index:9;background:url(https://evil.example)">x</div>', '<div>x</div>'],
    ['<div style="margin-top:-999px;transform:scale(9);opacity:0">x</div>', '<div>x</div>'],
    ['<link rel="stylesheet" href="https://evil.example"><style>p{}</style><meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">x', 'x'],
    ['<svg onload="x()"><script>1</script></svg><math><mtext></mtext></math><iframe src="https://evil.example"></iframe>x', 'x'],
    ['<img src="file:///etc/passwd"><img src="/graphql"><img src="data:image/svg+xml;base64,PHN2Zz4=">x', 'x'],
    ['<details open ontoggle=x()><summary>a</summary>b</details>', 'ab'],
  ])('%s', (given, kept) => expect(htmlOf(given)).toBe(kept));
});

describe('images', () => {
  test('of the letter come from here, those of others are named and counted, the rest is gone', () => {
    const addressOf = imagesByContentId([{ contentId: 'logo@x', address: '/attachments/1/logo.png' }]);
    const letter = safeHtml('<img src="cid:logo@x"><img src="CID:logo%40x"><img src="cid:none"><img src="https://track.example/p.gif" width="1"><img data-remote-src="x" src="data:image/png;base64,AA==">', addressOf);
    expect(letter).toEqual({
      html: '<img src="/attachments/1/logo.png" /><img src="/attachments/1/logo.png" /><img width="1" data-remote-src="https://track.example/p.gif" /><img src="data:image/png;base64,AA==" />',
      remoteImages: 1,
    });
  });
});

test.each([
  ['three hundred nested tags', '<div>'.repeat(300)],
  ['a megabyte and more', `<p>${'x'.repeat(1_000_001)}</p>`],
])('%s are not read at all: the text stands for them', (_, given) => expect(safeHtml(given, nowhere)).toBeNull());

/** Each style property that may stay, with a value that stays, and one that goes and why. */
const stylesThatStay: Readonly<Record<string, readonly [stays: string, goes: string, why: string]>> = {
  color: ['red', 'url(https://evil.example)', 'an address'],
  'background-color': ['#eeeeee', 'url(https://evil.example)', 'an address'],
  'font-family': ["'PT Sans',Arial", 'url(https://evil.example)', 'an address'],
  'font-size': ['12px', '1px', 'words that nobody sees'],
  'font-style': ['italic', 'x', 'no style'],
  'font-weight': ['bold', 'x', 'no weight'],
  'line-height': ['1.5', '0', 'words that nobody sees'],
  'list-style-type': ['disc', 'url(https://evil.example)', 'an address'],
  'text-align': ['center', 'x', 'no side'],
  'text-decoration': ['underline', 'blink', 'it moves'],
  'vertical-align': ['middle', '-900px', 'it lies over something else'],
  'white-space': ['pre-wrap', 'x', 'no manner'],
  'border-collapse': ['collapse', 'x', 'no manner'],
  width: ['100%', '9999px', 'it tears its page open'],
  'max-width': ['600px', '9999px', 'it tears its page open'],
  height: ['20px', '-20px', 'it lies over something else'],
  ...Object.fromEntries(['margin', 'padding'].flatMap((name) => [name, ...['top', 'right', 'bottom', 'left'].map((side) => `${name}-${side}`)]).map((name) => [name, ['10px', '-10px', 'it lies over something else']])),
  ...Object.fromEntries(['border', ...['top', 'right', 'bottom', 'left'].map((side) => `border-${side}`)].map((name) => [name, ['1px solid #eee', '1px solid url(https://evil.example)', 'an address']])),
};

test('the style properties that may stay are exactly those whose every value was weighed: a further one is a decision', () => {
  expect(Object.keys(allowedStyles).toSorted()).toEqual(Object.keys(stylesThatStay).toSorted());
  for (const [property, [stays, goes]] of Object.entries(stylesThatStay)) expect([property, htmlOf(`<p style="${property}: ${stays}">x</p>`), htmlOf(`<p style="${property}: ${goes}">x</p>`)]).toEqual([property, `<p style="${property}:${stays}">x</p>`, '<p>x</p>']);
});

test.each([
  ['lays one thing over another, or moves it', 'position: fixed; float: left; clear: both; top: 0; left: 0; inset: 0; z-index: 9; transform: scale(9); transform-origin: 0 0; translate: 9px; zoom: 9; margin-inline-start: -9px; columns: 2; order: -1'],
  ['hides what is there, or some of it', 'visibility: hidden; display: none; opacity: 0; clip: rect(0,0,0,0); clip-path: inset(50%); text-indent: -999px; overflow: hidden; max-height: 0; min-height: 9999px; mask: none; filter: blur(9px); content-visibility: hidden; color-scheme: dark'],
  ['asks an address', 'background: red; background-image: none; list-style: none; list-style-image: none; border-image: none; content: x; cursor: pointer; src: x; image-set: x; behavior: x; -moz-binding: x'],
  ['turns the text', 'direction: rtl; unicode-bidi: bidi-override; writing-mode: vertical-rl; text-orientation: upright; text-transform: uppercase'],
  ['moves by itself, or changes what a click does', 'animation: x 1s; transition: all 1s; pointer-events: none; user-select: none; resize: both; scroll-behavior: smooth'],
  ['stands for other ones, or is made of them', 'all: unset; font: 12px Arial; --x: red; color: var(--x); width: calc(1px + 1px); border-color: red'],
])('no style stays that %s', (_, styles) => {
  for (const style of styles.split('; ')) expect([style, htmlOf(`<p style="${style}">x</p>`)]).toEqual([style, '<p>x</p>']);
});
