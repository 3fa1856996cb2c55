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

/** Names of the preferences that the server has not got yet; they outlive the page. */
const unsentKey = 'preferences.unsent';

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Keeps the choices of this browser and of the server alike. The browser's own copy is there first, so nothing flashes; what the server
 * kept comes over it, unless it was changed here meanwhile. Each change here goes to the server at once; one that did not get through,
 * because the line was down or the page was left, goes with the next one, when the line is back, or when the page is opened again.
 * Answers how to try again and how to end.
 */
export const keepInStep = ({ store, read, write, isAtWork }: Step): { again: () => void; end: () => void } => {
  let applying = false;
  let isRead = false;
  let ended = false;
  const left = store.getItem<string[]>(unsentKey, []) ?? [];
  const unsent = new Map<string, unknown>(mirrors.filter(({ name }) => left.includes(name)).map(({ name, key, there }) => [name, there(store.getItem(key)) ?? null]));
  const remember = (): void => store.setItem(unsentKey, [...unsent.keys()]);
  const send = async (): Promise<void> => {
    if (unsent.size === 0) return;
    const sent = new Map(unsent);
    try {
      await write(Object.fromEntries(sent));
      for (const [name, value] of sent) if (unsent.get(name) === value) unsent.delete(name);
      if (isAtWork()) remember();
    } catch { /* it stays unsent */ }
  };
  const take = async (): Promise<void> => {
    try {
      const kept = await read();
      if (ended) return;
      isRead = true;
      applying = true;
      for (const { name, key, here, beforeSignIn } of mirrors) {
        if ((kept[name] === null && beforeSignIn) || unsent.has(name) || alike(store.getItem(key), here(kept[name]))) continue;
        store.setItem(key, here(kept[name]));
      }
    } catch { /* the browser's own copy holds until the line is back */ } finally { applying = false; }
  };
  const ends = mirrors.map(({ name, key, there }) => store.subscribe(key, (stored: unknown) => {
    const value = there(stored);
    if (applying || !isAtWork() || value === undefined) return;
    unsent.set(name, value);
    remember();
    void send();
  }));
  void take().then(send);
  return {
    again: () => { void (isRead ? send() : take().then(send)); },
    end: () => { ended = true; ends.forEach((end) => end()); },
  };
};
