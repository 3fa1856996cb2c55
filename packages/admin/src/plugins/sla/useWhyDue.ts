import { readKey, useConsole, useRead, useTopic } from '@reglament/admin/kit';
import { OBLIGATION } from './documents.ts';

/** The explanation of a promise; asked anew when something happened to its ticket, for a changed priority moves the due. */
export const useWhyDue = (obligationId: string, ticketId: string, enabled = true) => {
  const { queryClient } = useConsole();
  useTopic(enabled ? 'tickets.events' : null, (event) => {
    if (event.ticketId === ticketId) void queryClient.invalidateQueries({ queryKey: readKey(OBLIGATION, { id: obligationId }) });
  });
  const result = useRead(OBLIGATION, { id: obligationId }, { enabled, staleMs: 60_000 });
  return result.data?.id === obligationId ? result : { ...result, data: undefined };
};
