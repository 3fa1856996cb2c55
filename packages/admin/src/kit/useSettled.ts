import { useEffect, useState } from 'react';

const restMs = 400;

/** A value once it has rested for a moment, so that not every letter that is typed asks the server. */
export const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};
