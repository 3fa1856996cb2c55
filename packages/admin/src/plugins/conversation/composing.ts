import type { Mode } from './drafts.ts';

let listeners: readonly ((mode: Mode) => void)[] = [];
/** Tells the composer on the screen to take an answer or a note. */
export const compose = (mode: Mode): void => listeners.forEach((listener) => listener(mode));
export const onCompose = (listener: (mode: Mode) => void): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};
