import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useCan } from '@reglament/admin/kit';
import { tabOf, type Tab } from '../tabs.ts';

/** Which tab and which search the address names. */
export interface QueueAddress {
  readonly tab: Tab;
  readonly text: string;
  /** What links beside the queue carry on, so that opening a ticket keeps tab and search. */
  readonly search: string;
  readonly searchOf: (tab: Tab) => string;
  readonly setText: (text: string) => void;
}

/** `/tickets?tab=breached&q=питание`. Whoever cannot take tickets begins with all of them. */
export const useQueueAddress = (): QueueAddress => {
  const [params, setParams] = useSearchParams();
  const can = useCan();
  const tab = tabOf(params.get('tab'), can('tickets.take') ? 'mine' : 'all');
  const text = params.get('q') ?? '';
  const setText = useCallback((next: string) => setParams((old) => {
    if (next.trim() === '') old.delete('q');
    else old.set('q', next);
    return old;
  }, { replace: true }), [setParams]);
  return useMemo(() => {
    const searchOf = (other: Tab): string => `?${new URLSearchParams({ tab: other, ...(text ? { q: text } : {}) }).toString()}`;
    return { tab, text, search: params.size > 0 ? `?${params.toString()}` : '', searchOf, setText };
  }, [tab, text, params, setText]);
};
