/** Tickets that were picked, and where the next range begins. */
export interface Selection { readonly ids: ReadonlySet<string>; readonly anchor: string | null }

export const nothingSelected: Selection = { ids: new Set(), anchor: null };
/** One act takes at most so many. */
export const selectedAtMost = 100;

const capped = (ids: Iterable<string>): ReadonlySet<string> => new Set([...ids].slice(0, selectedAtMost));

/** Picks a row, or lets it go; the next range begins here. */
export const toggled = ({ ids }: Selection, id: string): Selection => ({ ids: ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : capped([...ids, id]), anchor: id });

/** Picks everything between the anchor and a row, both included, besides what is picked already; without an anchor that is on the screen, just the row. */
export const ranged = ({ ids, anchor }: Selection, shown: readonly string[], id: string): Selection => {
  const [from, to] = [anchor === null ? -1 : shown.indexOf(anchor), shown.indexOf(id)];
  const between = from === -1 || to === -1 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: capped([...ids, ...between]), anchor: id };
};

/** Picks all rows that are shown. */
export const allOf = ({ anchor }: Selection, shown: readonly string[]): Selection => ({ ids: capped(shown), anchor });

/** Keeps just these, e.g. those with which an act failed. */
export const only = ({ anchor }: Selection, ids: readonly string[]): Selection => ({ ids: new Set(ids), anchor });
