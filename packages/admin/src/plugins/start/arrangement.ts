import type { TileArrangement } from '@reglament/admin/kit';

/** A tile that a person may have; `usual`: it stands there while nothing was arranged. */
export interface Tile { readonly name: string; readonly usual: boolean }

const nothing: TileArrangement = { order: [], hidden: [], shown: [] };
const without = (names: readonly string[], name: string): string[] => names.filter((one) => one !== name);

const isShown = ({ name, usual }: Tile, { hidden, shown }: TileArrangement): boolean => (usual ? !hidden.includes(name) : shown.includes(name));

/** The names of the tiles that stand on the page, in their order: those that were placed first, then the others as their plugins order them. */
export const standing = (tiles: readonly Tile[], kept: TileArrangement | null): string[] => {
  const arrangement = kept ?? nothing;
  const names = tiles.filter((tile) => isShown(tile, arrangement)).map(({ name }) => name);
  return [...arrangement.order.filter((name) => names.includes(name)), ...names.filter((name) => !arrangement.order.includes(name))];
};

/** The tiles that could be fetched in. */
export const putAside = (tiles: readonly Tile[], kept: TileArrangement | null): string[] => tiles.filter((tile) => !isShown(tile, kept ?? nothing)).map(({ name }) => name);

/** One tile at another place among those that stand; beyond the ends it stays at the end. */
export const placed = (tiles: readonly Tile[], kept: TileArrangement | null, name: string, place: number): TileArrangement => {
  const others = without(standing(tiles, kept), name);
  const at = Math.min(Math.max(place, 0), others.length);
  return { ...(kept ?? nothing), order: [...others.slice(0, at), name, ...others.slice(at)] };
};

/** The tile is gone from the page, or is there again, at the end. */
export const hidden = (tiles: readonly Tile[], kept: TileArrangement | null, name: string): TileArrangement => {
  const before = kept ?? nothing;
  const usual = tiles.find((tile) => tile.name === name)?.usual ?? false;
  return { order: without(standing(tiles, kept), name), hidden: usual ? [...without(before.hidden, name), name] : before.hidden, shown: without(before.shown, name) };
};
export const fetchedIn = (tiles: readonly Tile[], kept: TileArrangement | null, name: string): TileArrangement => {
  const before = kept ?? nothing;
  const usual = tiles.find((tile) => tile.name === name)?.usual ?? false;
  return { order: [...standing(tiles, kept), name], hidden: without(before.hidden, name), shown: usual ? before.shown : [...without(before.shown, name), name] };
};
