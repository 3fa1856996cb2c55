import { expect, test } from 'vitest';
import { addressOfForm, beginningIn } from './formBeginning.ts';

const client = { id: 'c', name: 'ООО «Восток»' };
const searchOf = (address: string): string => new URL(address, 'http://console.example').search;

test('a form begins with what its address carries', () => {
  const address = addressOfForm('/wishes/create', { picked: { client, product: null }, texts: { title: 'Быстрее & «точнее»?' } });
  expect(beginningIn(searchOf(address))).toEqual({ picked: { client }, texts: { title: 'Быстрее & «точнее»?' } });
});
test('nothing but records and texts comes in', () => {
  const bent = `?from=${encodeURIComponent(JSON.stringify({ picked: { client, other: 7 }, texts: { title: {}, text: 'x' } }))}`;
  expect(beginningIn(bent)).toEqual({ picked: { client }, texts: { text: 'x' } });
});
test.each(['', '?from=', '?from=%7B', '?from=7', '?from=null', '?from=%7B%22picked%22%3A7%7D'])('a bent address %s begins an empty form', (search) => expect(beginningIn(search)).toBeNull());
