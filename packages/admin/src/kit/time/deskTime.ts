/** Less than this is the way of the answer, not the clock. */
const toleranceMs = 2000;

let ahead = 0;
const listeners = new Set<() => void>();

/** How many milliseconds the desk's clock is ahead of this machine's; 0 until the server has said. */
export const deskAhead = (): number => ahead;

/** The server said what time it is, ISO 8601; null when it did not. */
export const noteDeskTime = (told: string | null, machineNow: number = Date.now()): void => {
  const heard = Date.parse(told ?? '') - machineNow;
  if (Number.isNaN(heard) || Math.abs(heard - ahead) <= toleranceMs) return;
  // a clock that is right to the tolerance is taken for right
  ahead = Math.abs(heard) <= toleranceMs ? 0 : heard;
  listeners.forEach((listener) => listener());
};

export const followDeskTime = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
