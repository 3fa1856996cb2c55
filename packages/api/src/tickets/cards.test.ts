import { expect, test } from 'vitest';
import type { CardMaker } from '../platform/card.ts';
import type { Feature } from '../platform/feature.ts';
import { cardsOf } from './cards.ts';

const ticket = { id: 'a', number: 'TP-2026-000001', clientId: 'c' };
const plugin = (name: `${string}-${string}`, cards: CardMaker): Feature => ({ name, cards });
const never = new Promise<never>(() => undefined);

const make = async (...features: Feature[]) => {
  const reported: string[] = [];
  const cards = await cardsOf(features, ticket, { reader: undefined as never, locale: 'ru' }, (name, error) => reported.push(`${name}: ${String(error)}`), 50);
  return { cards, reported };
};

test('cards come in the order of the list, each line with its own fields', async () => {
  const { cards, reported } = await make(
    plugin('b-one', async () => [{ id: 'x', title: 'X', items: [{ kind: 'TEXT', text: 't' }, { kind: 'PROGRESS', label: 'p', percent: 140 }] }]),
    plugin('a-two', async ({ number }) => [{ id: 'y', title: 'Y', items: [{ kind: 'COPY', label: 'n', value: number }, { kind: 'LINK', label: 'l', url: 'https://example.org' }, { kind: 'BADGE', label: 'b', tone: 'RISK' }] }]),
  );
  expect(cards.map(({ id }) => id)).toEqual(['b-one/x', 'a-two/y']);
  expect(cards[0]?.items).toMatchObject([{ kind: 'TEXT', value: 't' }, { kind: 'PROGRESS', percent: 100 }]);
  expect(cards[1]?.items).toMatchObject([{ value: 'TP-2026-000001' }, { url: 'https://example.org' }, { tone: 'RISK' }]);
  expect(reported).toEqual([]);
});

test.each<[string, CardMaker, string]>([
  ['throws', () => { throw new Error('broken'); }, 'vendor-bad: Error: broken'],
  ['takes too long', () => never, 'vendor-bad: TooLong: took longer than 50 ms'],
  ['links to a script', async () => [{ id: 'x', title: 'X', items: [{ kind: 'LINK', label: 'l', url: 'javascript:alert(1)' }] }], 'vendor-bad: Error: a link leads to javascript:alert(1): https, http, mailto or a path of the console is wanted'],
  ['answers something else', async () => [{ id: 'x', title: 'X', items: [{ kind: 'VIDEO' } as never] }], 'vendor-bad: Error: no line of a card is of the kind VIDEO'],
])('a maker that %s is reported and the other cards are there', async (_case, bad, sentence) => {
  const { cards, reported } = await make(plugin('vendor-bad', bad), plugin('vendor-good', async () => [{ id: 'g', title: 'G', items: [] }]));
  expect(cards.map(({ id }) => id)).toEqual(['vendor-good/g']);
  expect(reported).toEqual([sentence]);
});
