import { useRef } from 'react';
import { useNotify } from 'ra-core';
import { readKey, toFault, useAct, useConsole } from '@reglament/admin/kit';
import { NEXT_TICKET, QUEUE_COUNTERS, TAKE_TICKET } from '../documents.ts';

/** §4.7: takes the head of the queue, which is due first among what waits and is nobody's or one's own. */
export const useTakeNext = (onTaken: (number: string) => void): { take: () => void; pending: boolean } => {
  const { client } = useConsole();
  const notify = useNotify();
  const { act, pending } = useAct();
  const busy = useRef(false);
  const run = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const next = await client.runRoot(NEXT_TICKET, {});
      if (!next) { notify('tickets.notification.nothingNext', { type: 'info' }); return; }
      const { ok } = await act(TAKE_TICKET, { ticketId: next.id, expectedVersion: next.version }, {
        success: 'tickets.notification.taken', successArgs: { number: next.number }, patches: 'tickets', invalidates: [readKey(QUEUE_COUNTERS)],
      });
      if (ok) onTaken(next.number);
    } catch (failure) {
      const { message } = toFault(failure);
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally { busy.current = false; }
  };
  return { take: () => { void run(); }, pending };
};
