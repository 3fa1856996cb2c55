import { useEffect, useRef, useState } from 'react';
import { deskDay, deskMinutes, useNow, useTopic } from '@reglament/admin/kit';
import { afterBoard, serverNow, type BoardState } from './boardState.ts';

/** The board as the subscription delivers it; null until the first frame. */
export const useBoard = (): BoardState | null => {
  const [state, setState] = useState<BoardState | null>(null);
  useTopic('sla.board', (board) => setState((previous) => afterBoard(previous, board, Date.now())));
  return state;
};

/** From this hour to the next, by the desk's clock, when nobody looks at the wall. */
const quietHour = 4;

/** A wall hangs for months: once a night, while the server answers, it loads its newest release. */
export const useNightlyReload = (state: BoardState | null, lineIsUp: boolean): void => {
  const now = useNow();
  const openedOn = useRef<string | null>(null);
  useEffect(() => {
    if (!state) return;
    const at = serverNow(state, now);
    openedOn.current ??= deskDay(at);
    const isQuiet = Math.floor(deskMinutes(at) / 60) === quietHour;
    if (isQuiet && lineIsUp && openedOn.current !== deskDay(at)) globalThis.location.reload();
  }, [state, now, lineIsUp]);
};
