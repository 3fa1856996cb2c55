import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { ConsoleClient } from './data/client.ts';
import type { LiveHub } from './live/hub.ts';
import type { Arrivals } from './live/arrivals.ts';
import type { Incidents } from './incidents.ts';
import type { Permission } from './registries.ts';
import type { Registry } from './registry.ts';
import { mayDo, type Session, type Viewer } from './session.ts';

/** The running console: what the shell builds once and everything below shares. */
export interface Console {
  readonly registry: Registry;
  readonly client: ConsoleClient;
  readonly session: Session;
  readonly hub: LiveHub;
  readonly arrivals: Arrivals;
  readonly incidents: Incidents;
  readonly queryClient: QueryClient;
}

export const ConsoleContext = createContext<Console | null>(null);

/** The running console; only inside it. */
export const useConsole = (): Console => {
  const running = useContext(ConsoleContext);
  if (!running) throw new Error('This view lives inside the console: render it under ConsoleContext');
  return running;
};
export const useRegistry = (): Registry => useConsole().registry;

/** Who is signed in; null while nobody is. */
export const useViewer = (): Viewer | null => {
  const { session } = useConsole();
  return useSyncExternalStore(session.subscribe, session.viewer) ?? null;
};

/** `can(right)`: the one question about rights. The server asks it again, so this only decides what is shown. */
export const useCan = (): ((permission?: Permission) => boolean) => {
  const viewer = useViewer();
  return useCallback((permission?: Permission) => mayDo(viewer, permission), [viewer]);
};
