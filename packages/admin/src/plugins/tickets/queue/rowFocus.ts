/** Moves the focus one row down or up; from outside of the list it starts at the open row, else at the first. */
export const stepIn = (list: HTMLElement | null, openRow: string | null, by: 1 | -1): void => {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused === -1 ? rows.findIndex((row) => row.dataset['row'] === openRow) : focused;
  const next = from === -1 ? rows[0] : rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
  next?.focus();
};
