/** How long a request waits for the part that can do it, milliseconds: about as long as its file takes to come. */
const patience = 3000;

/** What one part of the console asks of another. */
export interface PartRequest<Wish> {
  /** Asks whoever is on the screen; while nobody is, the latest wish waits a little for one to come. */
  readonly make: (wish: Wish) => void;
  /** Does what is asked until the returned function is called. */
  readonly heed: (listener: (wish: Wish) => void) => () => void;
}

/** A way for acts and keys to reach a view that may still be loading: a key that was pressed a moment too early is not lost. */
export const createRequest = <Wish>(now: () => number = () => performance.now()): PartRequest<Wish> => {
  let listeners: readonly ((wish: Wish) => void)[] = [];
  let waiting: { readonly wish: Wish; readonly since: number } | null = null;
  return {
    make: (wish) => {
      waiting = listeners.length === 0 ? { wish, since: now() } : null;
      listeners.forEach((listener) => listener(wish));
    },
    heed: (listener) => {
      listeners = [...listeners, listener];
      const early = waiting;
      waiting = null;
      if (early && now() - early.since <= patience) listener(early.wish);
      return () => { listeners = listeners.filter((other) => other !== listener); };
    },
  };
};
