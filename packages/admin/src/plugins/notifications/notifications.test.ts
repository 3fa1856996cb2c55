import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import { readKey } from '@reglament/admin/kit';
import { NOTIFICATIONS } from './documents.ts';
import notifications from './index.ts';
import { refreshIn } from './useNotifications.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(notifications)).toEqual([]));

it('what another tab has read while the first answer is under way is asked for again, and the old answer is not taken', async () => {
  const queryClient = new QueryClient();
  const asked: ((unread: number) => void)[] = [];
  const observer = new QueryObserver<number>(queryClient, { queryKey: readKey(NOTIFICATIONS, {}), queryFn: async ({ signal }) => new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('given up')));
    asked.push(resolve);
  }) });
  const seen: (number | undefined)[] = [];
  const leave = observer.subscribe(({ data }) => { seen.push(data); });
  const refreshed = refreshIn(queryClient);
  await Promise.resolve();
  asked[0]?.(8);
  await vi.waitUntil(() => asked.length === 2);
  asked[1]?.(0);
  await refreshed;
  expect(seen.filter((data) => data !== undefined)).toEqual([0]);
  leave();
});
