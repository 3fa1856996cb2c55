import { useEffect, useRef } from 'react';

/** Asks anew when the version of the record beside which the answer stands has changed; the first version asks nothing. */
export const useRefetchAt = (version: number, refetch: () => unknown): void => {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== version) void refetch();
    seen.current = version;
  }, [version, refetch]);
};
