import { createClient, type SubscribePayload } from 'graphql-ws/client';

/** How the line to the server is. */
export type LiveState = 'idle' | 'connecting' | 'live' | 'offline';

/** What a subscription's listener is told. An `Error` may be `refused` by the server: then asking the same again is of no use. */
export interface LiveSink {
  next: (data: Record<string, unknown>) => void;
  error: (failure: { readonly refused: boolean }) => void;
  complete: () => void;
}
/** Carries subscriptions. Variables are asked for at every (re)connection, so that a resumed one starts at the newest cursor. */
export interface LiveSource {
  subscribe: (query: string, variables: () => Record<string, unknown>, sink: LiveSink) => () => void;
  onState: (listener: (state: LiveState, again: boolean) => void) => () => void;
}

/** Seconds between two attempts grow to a quarter of a minute; the random part keeps windows from knocking all at once. */
export const retryDelayMs = (attempt: number, random: number): number => Math.min(15_000, 500 * 2 ** attempt) * (0.75 + random / 2);

/** Waits so long, or until the network is there again: then nobody wants to sit out a pause that was meant for a server in trouble. */
const waited = (milliseconds: number): Promise<void> => new Promise((resolve) => {
  const goOn = (): void => {
    clearTimeout(timer);
    globalThis.removeEventListener('online', goOn);
    resolve();
  };
  const timer = setTimeout(goOn, milliseconds);
  globalThis.addEventListener('online', goOn);
});

/** One WebSocket (graphql-transport-ws) for all topics; opened with the first subscription, closed after the last. */
export const createLiveSource = ({ url, locale, onUnauthenticated }: { url: string; locale: () => string; onUnauthenticated: () => void }): LiveSource => {
  const listeners = new Set<(state: LiveState, again: boolean) => void>();
  const tell = (state: LiveState, again = false): void => listeners.forEach((listener) => listener(state, again));
  let pong: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url,
    lazy: true,
    lazyCloseTimeout: 3_000,
    keepAlive: 10_000,
    connectionParams: () => ({ acceptLanguage: locale() }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (attempt) => waited(retryDelayMs(attempt, Math.random())),
    on: {
      connecting: () => tell('connecting'),
      connected: (_socket, _payload, again) => tell('live', again),
      // The library leaves a silent line open for good; close it when an answer to our ping is overdue.
      ping: (received) => { if (!received) pong = setTimeout(() => client.terminate(), 5_000); },
      pong: (received) => { if (received) clearTimeout(pong); },
      closed: (event) => {
        clearTimeout(pong);
        const code = event instanceof CloseEvent ? event.code : 1006;
        if (code === 4401 || code === 4403) onUnauthenticated();
        tell(code === 1000 ? 'idle' : 'offline');
      },
    },
  });
  return {
    subscribe: (query, variables, sink) => {
      // The library sends this very object again after a reconnection: the getter then names the newest cursor.
      const payload: SubscribePayload = { query, get variables() { return variables(); } };
      return client.subscribe<Record<string, unknown>>(payload, {
        next: ({ data, errors }) => (errors?.length ? sink.error({ refused: true }) : data && sink.next(data)),
        error: (failure) => sink.error({ refused: Array.isArray(failure) }),
        complete: () => sink.complete(),
      });
    },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
