import { useEffect } from 'react';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'ra-core';
import { useConsole } from '../console.ts';
import { useTopic } from '../live/useTopic.ts';
import type { TopicId } from '../registries.ts';
import { Fault } from './fault.ts';
import { operationName, rootField, type TypedDocument } from './gql.ts';

/** The cache key of a read: all of them `['read']`, one document `['read', 'QueueCounters']`. */
export const readKey = (document: TypedDocument<unknown, never>, variables?: unknown): readonly unknown[] =>
  (variables === undefined ? ['read', operationName(document)] : ['read', operationName(document), variables]);

export interface ReadOptions<T extends TopicId> {
  /** False asks nothing yet. */
  enabled?: boolean;
  /** Asks anew when something happens on this live topic, at most once a second. */
  refreshOn?: T;
  /** Asks anew after so many milliseconds. */
  refetchEveryMs?: number;
  /** How long an answer counts as fresh; half a minute by default. */
  staleMs?: number;
}

/**
 * Reads a query that is no react-admin resource. `data` is the value of the document's one root field.
 * The error is always a `Fault`; an expired session leads to the sign-in page by itself.
 */
export const useRead = <Data, Variables, T extends TopicId = TopicId>(
  document: TypedDocument<Data, Variables>, variables: Variables, { enabled = true, refreshOn, refetchEveryMs, staleMs = 30_000 }: ReadOptions<T> = {},
): UseQueryResult<Data[keyof Data], Fault> => {
  const { client, queryClient } = useConsole();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const result = useQuery<Data[keyof Data], Fault>({
    queryKey: readKey(document, variables),
    queryFn: async ({ signal }) => (await client.run(document, variables, signal))[rootField(document) as keyof Data],
    enabled,
    // the answer is often looked at further down and later only: tracking what was looked at in the first render would never tell of it
    notifyOnChangeProps: 'all',
    staleTime: staleMs,
    placeholderData: keepPreviousData,
    ...(refetchEveryMs ? { refetchInterval: refetchEveryMs } : {}),
  });
  const { error } = result;
  useEffect(() => { if (error) void logoutIfAccessDenied(error); }, [error, logoutIfAccessDenied]);
  useTopic(refreshOn ?? null, () => {
    const state = queryClient.getQueryState(readKey(document, variables));
    // A burst of events asks once; the answer that is under way may be older than the event, so ask again after it.
    if (state && !state.isInvalidated) setTimeout(() => { void queryClient.invalidateQueries({ queryKey: readKey(document, variables) }); }, 300);
  });
  return result;
};
