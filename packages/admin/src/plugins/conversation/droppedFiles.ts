let listeners: readonly ((files: readonly File[]) => void)[] = [];
/** Hands files that were dropped on the conversation to the composer on the screen. */
export const giveFiles = (files: readonly File[]): void => listeners.forEach((listener) => listener(files));
export const onFiles = (listener: (files: readonly File[]) => void): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};
