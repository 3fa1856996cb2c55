import { useCallback } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { readKey, useAct, useConsole, useRead } from '@reglament/admin/kit';
import { MARK_READ, NOTIFICATIONS } from './documents.ts';
import { otherTabs } from './tabs.ts';

const key = readKey(NOTIFICATIONS, {});
const everyMs = 300_000;

/** What concerns the person at the window; the event stream brings it up to date, and now and then it is asked for anyway. */
export const useNotifications = () => useRead(NOTIFICATIONS, {}, { refetchEveryMs: everyMs });

/** Marks what was shown as read, of everything or of one ticket, here and in the other tabs. */
export const useMarkRead = (): ((upTo: string, ticketId?: string) => Promise<void>) => {
  const { queryClient } = useConsole();
  const { act } = useAct();
  return useCallback(async (upTo, ticketId) => {
    const { data } = await act(MARK_READ, { upTo, ...(ticketId === undefined ? {} : { ticketId }) });
    if (!data?.notifications) return;
    // an older answer that is still under way must not bring back what was read
    await queryClient.cancelQueries({ queryKey: key });
    queryClient.setQueryData(key, data.notifications);
    const { tell, end } = otherTabs(() => undefined);
    tell();
    end();
  }, [act, queryClient]);
};

/** Asks for the list anew. What is under way may be older than the reason to ask, also when it is the first answer. */
export const refreshIn = async (queryClient: QueryClient): Promise<void> => {
  await queryClient.cancelQueries({ queryKey: key });
  await queryClient.invalidateQueries({ queryKey: key });
};
export const useRefresh = (): (() => void) => {
  const { queryClient } = useConsole();
  return useCallback(() => { void refreshIn(queryClient); }, [queryClient]);
};
