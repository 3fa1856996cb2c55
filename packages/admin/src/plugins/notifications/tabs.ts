const name = 'reglament.notifications';

/**
 * One tab of the browser tells, whatever their number: the one that holds the lock. When it is closed the next one has it. Where the
 * desk is reached without TLS there are neither locks nor notifications.
 */
export const leadTabs = (onLead: (leads: boolean) => void): (() => void) => {
  if (!('locks' in navigator)) return () => undefined;
  const leaving = new AbortController();
  const held = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()));
  navigator.locks.request(name, { signal: leaving.signal }, async () => {
    onLead(true);
    await held;
    onLead(false);
    // the wait for the lock was given up
  }).catch(() => undefined);
  return () => leaving.abort();
};

/** Tells the other tabs that the list has changed, and hears it from them. */
export const otherTabs = (onChange: () => void): { tell: () => void; end: () => void } => {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, end: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', onChange);
  return { tell: () => channel.postMessage('changed'), end: () => channel.close() };
};

const toldKey = (viewerId: string): string => `${name}.told.${viewerId}`;
/** Up to which place of the stream this browser has told; null when it never told anything. */
export const toldTo = (viewerId: string): number | null => {
  const kept = globalThis.localStorage.getItem(toldKey(viewerId));
  return kept === null ? null : Number(kept);
};
export const keepToldTo = (viewerId: string, place: number): void => {
  try { globalThis.localStorage.setItem(toldKey(viewerId), String(place)); } catch { /* a full storage tells something twice at worst */ }
};
