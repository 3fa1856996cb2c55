import { useSyncExternalStore } from 'react';

/** For how many seconds an answer can be taken back. */
export const undoChoices = [0, 10, 20, 30] as const;
export type UndoSeconds = (typeof undoChoices)[number];

const key = 'reglament.undoSeconds';
const usual: UndoSeconds = 10;
const listeners = new Set<() => void>();
const shelf = (): Storage | undefined => { try { return globalThis.localStorage; } catch { return undefined; } };

/** What this person chose; ten seconds until then. */
export const readUndoSeconds = (from: Pick<Storage, 'getItem'> | undefined = shelf()): UndoSeconds => {
  const kept = from?.getItem(key);
  return undoChoices.find((choice) => String(choice) === kept) ?? usual;
};

export const chooseUndoSeconds = (seconds: UndoSeconds): void => {
  // a browser that keeps nothing goes on with ten
  try { shelf()?.setItem(key, String(seconds)); } catch { return; }
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useUndoSeconds = (): UndoSeconds => useSyncExternalStore(subscribe, readUndoSeconds);
