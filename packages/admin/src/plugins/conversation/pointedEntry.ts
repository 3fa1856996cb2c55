const entryOf = (node: Node | null): HTMLElement | null => (node instanceof Element ? node : node?.parentElement ?? null)?.closest<HTMLElement>('[data-entry]') ?? null;

/** The entry of the timeline in which something is selected or has the focus. */
export const pointedEntryId = (): string | null => {
  const selection = getSelection();
  const selected = selection?.isCollapsed === false ? entryOf(selection.anchorNode) : null;
  return (selected ?? entryOf(document.activeElement))?.dataset['entry'] ?? null;
};

/** What is selected in an entry, in the frame of its letter too. */
export const selectedIn = (entryId: string): string => {
  const entry = document.querySelector(`[data-entry="${entryId}"]`);
  const selection = getSelection();
  const own = selection?.anchorNode && entry?.contains(selection.anchorNode) ? selection.toString().trim() : '';
  return own || (entry?.querySelector('iframe')?.contentDocument?.getSelection()?.toString().trim() ?? '');
};
