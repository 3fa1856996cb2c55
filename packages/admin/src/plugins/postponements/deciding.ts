import type { PostponementEffect } from '@reglament/schema';

let listeners: readonly ((effect: PostponementEffect) => void)[] = [];
/** Opens the dialog of a decision on the ticket that is on the screen. */
export const decide = (effect: PostponementEffect): void => listeners.forEach((listener) => listener(effect));
export const onDecide = (listener: (effect: PostponementEffect) => void): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};
