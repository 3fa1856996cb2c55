import { useRead } from '@reglament/admin/kit';
import { CONVERSATION } from './documents.ts';

/** Asks for the timeline beside the ticket instead of after it; `useConversation` finds the same answer. */
export default function TimelineAhead({ ticketId }: { ticketId: string }) {
  useRead(CONVERSATION, { id: ticketId }, { staleMs: 0 });
  return null;
}
