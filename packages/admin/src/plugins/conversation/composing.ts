import type { Draft, Mode } from './drafts.ts';

type Options = Partial<Pick<Draft, 'question'>>;
type Listener = (mode: Mode, options: Options) => void;
let listeners: readonly Listener[] = [];
/** Tells the composer on the screen to take an answer, a question to the client, or a note. */
export const compose = (mode: Mode, options: Options = {}): void => listeners.forEach((listener) => listener(mode, options));
export const onCompose = (listener: Listener): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};
