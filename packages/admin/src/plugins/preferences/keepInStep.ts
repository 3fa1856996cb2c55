import type { Store } from 'ra-core';
import type { KeptPreferences, PreferenceChange } from './documents.ts';
import { mirrors } from './mirrors.ts';

export interface Step {
  store: Pick<Store, 'getItem' | 'setItem' | 'subscribe'>;
  read: () => Promise<KeptPreferences>;
  write: (change: PreferenceChange) => Promise<unknown>;
  /** False once somebody signs out: what is wiped then is no choice. */
  isAtWork: () => boolean;
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Keeps the choices of this browser and of the server alike. The browser's own copy is there first, so nothing flashes; what the server
 * kept comes over it, unless it was changed here meanwhile. Each change here goes to the server at once; one that did not get through
 * goes with the next one, or when the line is back. Answers how to try again and how to end.
 */
export const keepInStep = ({ store, read, write, isAtWork }: Step): { again: () => void; end: () => void } => {
  let applying = false;
  let isRead = false;
  let ended = false;
  const unsent = new Map<string, unknown>();
  const send = async (): Promise<void> => {
    if (unsent.size === 0) return;
    const sent = new Map(unsent);
    try {
      await write(Object.fromEntries(sent));
      for (const [name, value] of sent) if (unsent.get(name) === value) unsent.delete(name);
    } catch { /* it stays unsent */ }
  };
  const take = async (): Promise<void> => {
    try {
      const kept = await read();
      if (ended) return;
      isRead = true;
      applying = true;
      for (const { name, key, here } of mirrors) {
        if (kept[name] === null || unsent.has(name) || alike(store.getItem(key), here(kept[name]))) continue;
        store.setItem(key, here(kept[name]));
      }
    } catch { /* the browser's own copy holds until the line is back */ } finally { applying = false; }
  };
  const ends = mirrors.map(({ name, key, there }) => store.subscribe(key, (stored: unknown) => {
    const value = there(stored);
    if (applying || !isAtWork() || value === null) return;
    unsent.set(name, value);
    void send();
  }));
  void take();
  return {
    again: () => { void (isRead ? send() : take().then(send)); },
    end: () => { ended = true; ends.forEach((end) => end()); },
  };
};
