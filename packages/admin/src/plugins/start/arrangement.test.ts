import { describe, expect, it } from 'vitest';
import { fetchedIn, hidden, placed, putAside, standing, type Tile } from './arrangement.ts';

const tiles: Tile[] = [{ name: 'a', usual: true }, { name: 'b', usual: true }, { name: 'c', usual: true }, { name: 'x', usual: false }];

describe('the tiles of a start page', () => {
  it('are the usual ones in their own order until somebody arranges them', () => {
    expect(standing(tiles, null)).toEqual(['a', 'b', 'c']);
    expect(putAside(tiles, null)).toEqual(['x']);
  });
  it('move to a place, never beyond the ends', () => {
    expect(standing(tiles, placed(tiles, null, 'c', 0))).toEqual(['c', 'a', 'b']);
    expect(standing(tiles, placed(tiles, null, 'a', 9))).toEqual(['b', 'c', 'a']);
    expect(standing(tiles, placed(tiles, null, 'a', -1))).toEqual(['a', 'b', 'c']);
  });
  it('go away and come back, whether usual or not', () => {
    const gone = hidden(tiles, null, 'b');
    expect([standing(tiles, gone), putAside(tiles, gone)]).toEqual([['a', 'c'], ['b', 'x']]);
    expect(standing(tiles, fetchedIn(tiles, gone, 'b'))).toEqual(['a', 'c', 'b']);
    const more = fetchedIn(tiles, gone, 'x');
    expect(standing(tiles, more)).toEqual(['a', 'c', 'x']);
    expect(standing(tiles, hidden(tiles, more, 'x'))).toEqual(['a', 'c']);
  });
  it('of a new plugin stand behind those that were placed, and one that is no more leaves no hole', () => {
    const kept = { order: ['b', 'gone', 'a'], hidden: [], shown: [] };
    expect(standing(tiles, kept)).toEqual(['b', 'a', 'c']);
  });
});
