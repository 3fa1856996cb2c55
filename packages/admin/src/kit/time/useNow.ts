import { useSyncExternalStore } from 'react';
import { followDesk, theDesk } from './desk.ts';
import { deskAhead, followDeskTime } from './deskTime.ts';

/** One clock for all views that show passing time, so that they tick together and one timer serves them. */
const createTicker = (everyMs: number) => {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  };
  return {
    now: () => now,
    subscribe: (changed: () => void) => {
      if (listeners.size === 0) { now = Date.now(); timer = setInterval(tick, everyMs); }
      listeners.add(changed);
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
};
const tickers = { minute: createTicker(15_000), second: createTicker(1_000) };

/** The time of this machine in milliseconds, to measure how long ago something came here; it may be wrong by hours. */
export const useMachineNow = (grain: 'minute' | 'second' = 'minute'): number => useSyncExternalStore(tickers[grain].subscribe, tickers[grain].now);

/**
 * The desk's time now in milliseconds: what is due and overdue is told by it. Renders again every quarter of a minute, or every second,
 * and when a version of the regulation with another zone or other hours comes into force.
 */
export const useNow = (grain: 'minute' | 'second' = 'minute'): number => {
  useSyncExternalStore(followDesk, theDesk);
  return useMachineNow(grain) + useSyncExternalStore(followDeskTime, deskAhead);
};
