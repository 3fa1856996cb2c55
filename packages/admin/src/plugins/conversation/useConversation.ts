import { useCallback } from 'react';
import { readKey, useConsole, useRead, useTopic } from '@reglament/admin/kit';
import { CONVERSATION } from './documents.ts';

/** The timeline of a ticket, asked anew the moment that the stream tells of this ticket. */
export const useConversation = (ticketId: string) => {
  const { queryClient } = useConsole();
  // asked for at each opening already, beside the ticket (TimelineAhead)
  const result = useRead(CONVERSATION, { id: ticketId }, { staleMs: 5000 });
  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey: readKey(CONVERSATION, { id: ticketId }) }), [queryClient, ticketId]);
  useTopic('tickets.events', (event) => { if (event.ticketId === ticketId) void refresh(); });
  // While another ticket's answer is on its way the last one is kept; it must not show under this head.
  return { ...result, data: result.isPlaceholderData ? undefined : result.data, refresh };
};
