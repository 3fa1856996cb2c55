import { readKey, useConsole, useRead, useTopic } from '@reglament/admin/kit';
import { WATCHERS, type Watcher } from './documents.ts';

const changing: ReadonlySet<string> = new Set(['TICKET_WATCHED', 'TICKET_UNWATCHED', 'TICKETS_MERGED']);

/** Who keeps an eye on a ticket, whoever says so where; undefined until it is known. */
export const useWatchers = (id: string): readonly Watcher[] | undefined => {
  const { queryClient } = useConsole();
  const { data } = useRead(WATCHERS, { id });
  // watching changes no version, so nothing else of the ticket tells of it
  useTopic('tickets.events', ({ ticketId, type }) => { if (ticketId === id && changing.has(type)) void queryClient.invalidateQueries({ queryKey: readKey(WATCHERS, { id }) }); });
  return data?.id === id ? data.watchers : undefined;
};
