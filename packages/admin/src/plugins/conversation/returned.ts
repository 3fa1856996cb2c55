let listeners: readonly ((ticketId: string) => void)[] = [];
/** Says that an answer was taken back: its text is a draft of this ticket on the server. */
export const tellReturned = (ticketId: string): void => listeners.forEach((listener) => listener(ticketId));
export const onReturned = (listener: (ticketId: string) => void): (() => void) => {
  listeners = [...listeners, listener];
  return () => { listeners = listeners.filter((other) => other !== listener); };
};
