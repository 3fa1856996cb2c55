import { nameOf, type Owned } from './registry.ts';

/**
 * What shows of contributions: each that applies, without those that another one of them replaces.
 * A replacement that does not apply here, may not be seen or failed too often replaces nothing.
 */
export const showing = <Item extends Owned<{ id: string; replaces?: string }>>(items: readonly Item[], applies: (item: Item) => boolean): Item[] => {
  const applying = items.filter(applies);
  const replaced = new Set(applying.map(({ replaces }) => replaces));
  return applying.filter((item) => !replaced.has(nameOf(item)));
};
