let listeners: readonly (() => void)[] = [];
/** Opens the dialog of a hand-over for the ticket that is on the screen. */
export const handOver = (): void => listeners.forEach((listener) => listener());
export const onHandOver = (listener: () => void): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};
