import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';

/** What a key means in a list of rows. Letters go by their place on the keyboard: J and K also in the Russian layout. */
export type RowKey = 'next' | 'previous' | 'first' | 'last' | 'open' | 'toggle';

/** The meaning of a key press; null for keys that are not the list's, and for anything with Ctrl, Alt or ⌘. */
export const rowKeyOf = ({ key, code, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>, singleKeys: boolean): RowKey | null => {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === 'ArrowDown' || (singleKeys && code === 'KeyJ')) return 'next';
  if (key === 'ArrowUp' || (singleKeys && code === 'KeyK')) return 'previous';
  if (key === 'Home') return 'first';
  if (key === 'End') return 'last';
  if (key === 'Enter') return 'open';
  return singleKeys && code === 'KeyX' ? 'toggle' : null;
};

/** The row to go to, by index; the ends stay where they are. */
export const rowAfter = (step: RowKey, index: number, count: number): number => {
  switch (step) {
    case 'next': return Math.min(index + 1, count - 1);
    case 'previous': return Math.max(index - 1, 0);
    case 'first': return 0;
    case 'last': return count - 1;
    default: return index;
  }
};

export interface Roving {
  /** For the row of this id: one Tab stop for the whole list, arrows and J/K within it. */
  rowProps: (id: string) => { tabIndex: 0 | -1; 'data-row': string; onFocus: () => void; onKeyDown: (event: KeyboardEvent<HTMLElement>) => void };
}
export interface RovingOptions { onOpen?: (id: string) => void; onToggle?: (id: string) => void; singleKeys?: boolean }

/** Keyboard for a list whose rows are elements of their own (a queue, a table): arrows, J/K, Home, End, Enter opens, X ticks. */
export const useRoving = (ids: readonly string[], { onOpen, onToggle, singleKeys = true }: RovingOptions): Roving => {
  const [last, setLast] = useState<string | undefined>();
  const current = last !== undefined && ids.includes(last) ? last : ids[0];
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>, id: string): void => {
    // Keys pressed in a field or on a button inside of the row belong to that.
    if (event.target !== event.currentTarget) return;
    const meaning = rowKeyOf(event, singleKeys);
    if (meaning === null || (meaning === 'toggle' && !onToggle)) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning === 'open') onOpen?.(id);
    else if (meaning === 'toggle') onToggle?.(id);
    else {
      const rows = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])];
      rows[rowAfter(meaning, rows.indexOf(event.currentTarget), rows.length)]?.focus();
    }
  }, [onOpen, onToggle, singleKeys]);
  return useMemo(() => ({
    rowProps: (id) => ({ tabIndex: id === current ? 0 : -1, 'data-row': id, onFocus: () => setLast(id), onKeyDown: (event) => onKeyDown(event, id) }),
  }), [current, onKeyDown]);
};
