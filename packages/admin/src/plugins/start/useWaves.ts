import { useEffect, useRef, useState } from 'react';
import { useIsFetching } from '@tanstack/react-query';

/** So many tiles ask the server at once. */
const atOnce = 6;
/** Tiles that ask nothing must not hold up those behind them. */
const patienceMs = 1_000;

/** How many tiles of a page may be drawn: the first few, and more as soon as those have their answers. */
export const useWaves = (count: number): number => {
  const [drawn, setDrawn] = useState(atOnce);
  const asking = useIsFetching({ queryKey: ['read'] });
  const hasAsked = useRef(false);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const next = (): void => { hasAsked.current = false; setDrawn((before) => before + atOnce); };
    if (asking > 0) { hasAsked.current = true; return undefined; }
    if (hasAsked.current) { next(); return undefined; }
    const timer = setTimeout(next, patienceMs);
    return () => clearTimeout(timer);
  }, [asking, drawn, count]);
  return drawn;
};
