import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useConsole } from '../console.ts';
import type { ResourceId, TopicId, Topics } from '../registries.ts';
import type { LiveStatus } from './hub.ts';

/** Listens to a live topic while the view is there; null listens to nothing. The handler may change at every rendering. */
export const useTopic = <T extends TopicId>(topic: T | null, handler: (event: Topics[T]) => void): void => {
  const { hub } = useConsole();
  const current = useRef(handler);
  useEffect(() => { current.current = handler; });
  useEffect(() => (topic === null ? undefined : hub.listen(topic, (event: never) => current.current(event))), [hub, topic]);
};

/** How the line to the server is and when it last carried anything. */
export const useLiveStatus = (): LiveStatus => {
  const { hub } = useConsole();
  return useSyncExternalStore(hub.onStatus, hub.status);
};

/** Ids of records that came into being since `clear()`; for «3 новых обращения». */
export const useArrivals = (resource: ResourceId): { ids: readonly string[]; count: number; clear: () => void } => {
  const { arrivals } = useConsole();
  const ids = useSyncExternalStore(arrivals.subscribe, () => arrivals.of(resource));
  const clear = useCallback(() => arrivals.clear(resource), [arrivals, resource]);
  return { ids, count: ids.length, clear };
};
