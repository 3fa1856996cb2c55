import { expect, test } from 'vitest';
import { bothOf, type Selection } from './selection.ts';

const nothing: Selection = new Map();
const below = (...fields: [string, Selection][]): Selection => new Map(fields);

test('nodes and edges may ask for different things of one record: it is read with both', () => {
  const nodes = below(['contact', below(['name', nothing], ['client', below(['name', nothing])])], ['id', nothing]);
  const edges = below(['contact', below(['name', nothing], ['email', nothing])], ['subject', nothing]);
  const both = below(['contact', below(['name', nothing], ['client', below(['name', nothing])], ['email', nothing])], ['id', nothing], ['subject', nothing]);
  expect(bothOf(nodes, edges)).toEqual(both);
  expect(bothOf(undefined, edges)).toEqual(edges);
  expect(bothOf(nodes)).toEqual(nodes);
});
