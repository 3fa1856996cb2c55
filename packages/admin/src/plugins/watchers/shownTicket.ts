let toggle: (() => void) | null = null;

/** What the command of the palette does with the ticket on the screen; gives back how to take it away again. */
export const offerToggle = (act: () => void): (() => void) => {
  toggle = act;
  return () => { if (toggle === act) toggle = null; };
};

/** Watches the ticket on the screen, or no longer; false when there is none. */
export const toggleShown = (): boolean => {
  toggle?.();
  return toggle !== null;
};
