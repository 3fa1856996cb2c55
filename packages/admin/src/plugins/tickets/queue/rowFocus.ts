const rowsIn = (list: HTMLElement | null): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
/** A row has the focus by itself or by its box. */
const hasFocus = (row: HTMLElement): boolean => row.parentElement?.contains(document.activeElement) ?? false;

/** The number of the row that has the focus. */
export const focusedRow = (list: HTMLElement | null): string | null => rowsIn(list).find(hasFocus)?.dataset['row'] ?? null;

/** Moves the focus one row down or up; from outside of the list it starts at the open row, else at the first. */
export const stepIn = (list: HTMLElement | null, openRow: string | null, by: 1 | -1): void => {
  const rows = rowsIn(list);
  const focused = rows.findIndex(hasFocus);
  const from = focused === -1 ? rows.findIndex((row) => row.dataset['row'] === openRow) : focused;
  const next = from === -1 ? rows[0] : rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
  next?.focus();
};
