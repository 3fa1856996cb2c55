import { useRef, useState } from 'react';
import { useNotify } from 'ra-core';
import { applyRecordEvent, readKey, refusalFault, toFault, useConsole } from '@reglament/admin/kit';
import { QUEUE_COUNTERS, TAKE_NEXT_TICKET } from '../documents.ts';

/** §4.7: takes the head of the queue, which is due first among what waits and is nobody's or one's own; two people at once get two tickets. */
export const useTakeNext = (onTaken: (number: string) => void): { take: () => void; pending: boolean } => {
  const { client, queryClient } = useConsole();
  const notify = useNotify();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const run = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    try {
      const { takeNextTicket: { ticket, userErrors } } = await client.act(TAKE_NEXT_TICKET, {});
      if (userErrors.length > 0) throw refusalFault(userErrors);
      if (!ticket) { notify('tickets.notification.nothingNext', { type: 'info' }); return; }
      applyRecordEvent(queryClient, { resource: 'tickets', type: 'updated', id: ticket.id, version: ticket.version, patch: { ...ticket } });
      void queryClient.invalidateQueries({ queryKey: readKey(QUEUE_COUNTERS) });
      notify('tickets.notification.taken', { type: 'success', messageArgs: { number: ticket.number } });
      onTaken(ticket.number);
    } catch (failure) {
      const { message } = toFault(failure);
      notify(message, { type: 'error', messageArgs: { _: message } });
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  return { take: () => { void run(); }, pending };
};
