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

test('the style properties that may stay are exactly these: a further one is weighed before it is let in', () => {
  expect(Object.keys(allowedStyles).toSorted()).toEqual([
    'background-color',
    'border',
    'border-bottom',
    'border-collapse',
    'border-left',
    'border-right',
    'border-top',
    'color',
    'font-family',
    'font-size',
    'font-style',
    'font-weight',
    'height',
    'line-height',
    'list-style-type',
    'margin',
    'margin-bottom',
    'margin-left',
    'margin-right',
    'margin-top',
    'max-width',
    'padding',
    'padding-bottom',
    'padding-left',
    'padding-right',
    'padding-top',
    'text-align',
    'text-decoration',
    'vertical-align',
    'white-space',
    'width',
  ]);
});
