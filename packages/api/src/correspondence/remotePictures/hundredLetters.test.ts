import { parseDocument } from 'htmlparser2';
import type { AnyNode } from 'domhandler';
import { expect, test } from 'vitest';
import { waysToAsk } from '@reglament/test/remote-pictures';
import { safeHtml } from '../letterHtml.ts';
import { letterPage } from '../letterPage.ts';

const places = ['http://tracker.example/open', 'https://tracker.example/open', '//tracker.example/open', 'HTTP://127.0.0.1:80/a', 'http://[::1]/a'];

/** What of a page makes a browser ask somebody, once it shows it. */
const asksIn = (page: string): string[] => {
  const found: string[] = [];
  const look = (nodes: AnyNode[]): void => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue;
      for (const [name, value] of Object.entries(node.attribs))
        if (['src', 'srcset', 'background', 'poster', 'data', 'lowsrc', 'dynsrc', 'xlink:href'].includes(name) || (name === 'href' && node.name !== 'a') || (name === 'style' && /url|image|import|expression/i.test(value)) || name.startsWith('on') || name === 'http-equiv') found.push(`${node.name} ${name}=${value}`);
      if (node.name === 'style' && node.children.some((one) => 'data' in one && /url\(|@import/.test(String(one.data)))) found.push('style');
      if (['iframe', 'object', 'embed', 'link', 'base', 'svg', 'script'].includes(node.name)) found.push(node.name);
      look(node.children);
    }
  };
  look(parseDocument(page).children);
  return found;
};

test('a hundred letters that name pictures of others in every way ask nobody before the click, and after it the desk alone (row 48)', () => {
  const letters = waysToAsk.flatMap((form) => places.map((place) => form(place)));
  expect(letters).toHaveLength(100);
  // the look itself sees each of these ways
  expect(letters.filter((letter) => asksIn(letter).length === 0)).toEqual([]);
  const shown = letters.map((letter) => safeHtml(`<p>Текст</p>${letter}`, () => null)?.html ?? '');
  expect(shown.flatMap((html) => asksIn(letterPage(html, { pictureAt: null, tailLabel: '' })))).toEqual([]);
  const clicked = shown.flatMap((html) => asksIn(letterPage(html, { pictureAt: (place) => `/messages/m/pictures/${place}`, tailLabel: '' })));
  expect(clicked.length).toBeGreaterThan(0);
  expect(clicked.filter((one) => !/^img src=\/messages\/m\/pictures\/\d+$/.test(one))).toEqual([]);
});
