import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TicketRow } from '../ticket.ts';
import { allOf, nothingSelected, only, ranged, toggled, type Selection } from './selection.ts';

/** What is picked in a list. It goes by id, so that updates and new pages leave it alone; another list begins with nothing. */
export const useSelection = (rows: readonly TicketRow[], listKey: string) => {
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [of, setOf] = useState(listKey);
  if (of !== listKey) { setOf(listKey); setSelection(nothingSelected); }
  const shown = useMemo(() => rows.map(({ id }) => id), [rows]);
  const current = useRef(shown);
  useEffect(() => { current.current = shown; });
  // what has left the rows stays picked as it was last seen
  const known = useRef(new Map<string, TicketRow>());
  useEffect(() => { for (const row of rows) known.current.set(row.id, row); }, [rows]);
  return {
    ids: selection.ids,
    toggle: useCallback((id: string) => setSelection((old) => toggled(old, id)), []),
    rangeTo: useCallback((id: string) => setSelection((old) => ranged(old, current.current, id)), []),
    all: useCallback(() => setSelection((old) => allOf(old, current.current)), []),
    none: useCallback(() => setSelection(nothingSelected), []),
    keep: useCallback((ids: readonly string[]) => setSelection((old) => only(old, ids)), []),
    /** The picked tickets, as they stand now. */
    tickets: useCallback((): TicketRow[] => [...selection.ids].flatMap((id) => known.current.get(id) ?? []), [selection.ids]),
  };
};
export type Selecting = ReturnType<typeof useSelection>;
