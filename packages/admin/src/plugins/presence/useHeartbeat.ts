import { useEffect, useRef } from 'react';
import type { PresenceState } from '@reglament/schema';
import { useCan, useConsole } from '@reglament/admin/kit';
import { SHOW_PRESENCE } from './documents.ts';

const everyMs = 20_000;
/** Who only leafs past a ticket is not looking at it. */
const settleMs = 400;
/** Tells the windows of one person apart; `crypto.randomUUID` is missing where the desk is reached without TLS. */
const windowId = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** Tells colleagues what this window does with a ticket, once somebody stays there and as long as it can be seen. A beat that is lost is not worth a word: the next one follows. */
export const useHeartbeat = (ticketId: string, state: PresenceState): void => {
  const { client } = useConsole();
  const mayShow = useCan()('presence.show');
  const hasTold = useRef(false);
  useEffect(() => {
    if (!mayShow) return undefined;
    const say = (shown: PresenceState | 'LEFT'): void => {
      hasTold.current = true;
      client.runRoot(SHOW_PRESENCE, { input: { ticketId, windowId, state: shown } }).catch(() => undefined);
    };
    const beat = (): void => say(document.visibilityState === 'hidden' && state === 'VIEWING' ? 'LEFT' : state);
    const first = setTimeout(beat, settleMs);
    const timer = setInterval(beat, everyMs);
    document.addEventListener('visibilitychange', beat);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
    };
  }, [client, mayShow, ticketId, state]);
  useEffect(() => {
    if (!mayShow) return undefined;
    const leave = (): void => {
      if (!hasTold.current) return;
      hasTold.current = false;
      client.runRoot(SHOW_PRESENCE, { input: { ticketId, windowId, state: 'LEFT' } }).catch(() => undefined);
    };
    globalThis.addEventListener('pagehide', leave);
    return () => {
      globalThis.removeEventListener('pagehide', leave);
      leave();
    };
  }, [client, mayShow, ticketId]);
};
