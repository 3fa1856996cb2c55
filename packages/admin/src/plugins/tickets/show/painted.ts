import { useEffect, useState } from 'react';

/** False at first, true once the browser has painted what stood there when `isThere` became true: what comes after that keeps nobody waiting. */
export const usePainted = (isThere: boolean): boolean => {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    if (!isThere || isPainted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => { timer = setTimeout(() => setPainted(true)); };
    // a window that nobody sees paints nothing
    const frame = document.hidden ? follow() : requestAnimationFrame(follow);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isThere, isPainted]);
  return isPainted;
};
