import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beyond, boundCache } from './boundedCache.ts';

let queryClient: QueryClient;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  queryClient = new QueryClient();
  boundCache(queryClient);
});
afterEach(() => {
  queryClient.clear();
  vi.useRealTimers();
});

/** Takes the signal, as our questions do: who leaves breaks it off. */
const heard = (_signal: AbortSignal): Promise<never> => new Promise(() => undefined);
/** Asks, and leaves before an answer came. */
const breakOff = async (name: string): Promise<void> => {
  const leave = new QueryObserver(queryClient, { queryKey: [name], queryFn: ({ signal }) => heard(signal) }).subscribe(() => undefined);
  leave();
  await queryClient.cancelQueries({ queryKey: [name] });
};
const answer = async (name: string): Promise<void> => {
  vi.setSystemTime(Date.now() + 1);
  await queryClient.fetchQuery({ queryKey: [name], queryFn: () => name });
};
const kept = (): unknown[] => queryClient.getQueryCache().getAll().map(({ queryKey: [name] }) => name);

test('of answers that nobody wants those that came first go, and before them what was never answered', () => {
  const some = [{ isWanted: false, answeredAt: 2 }, { isWanted: true, answeredAt: 1 }, { isWanted: false, answeredAt: 0 }, { isWanted: false, answeredAt: 3 }];
  expect(beyond(some, 1).map(({ answeredAt }) => answeredAt)).toEqual([2, 0]);
  expect(beyond(some, 3)).toEqual([]);
});

test('a window keeps the latest hundred answers, and those that are looked at', async () => {
  await answer('looked at');
  const leave = new QueryObserver(queryClient, { queryKey: ['looked at'], queryFn: () => 'looked at', staleTime: Infinity }).subscribe(() => undefined);
  for (let at = 0; at < 150; at += 1) await answer(`answer ${at}`);
  expect(kept()).toHaveLength(102);
  expect(kept()).toEqual(expect.arrayContaining(['looked at', 'answer 149', 'answer 50']));
  expect(kept()).not.toContain('answer 10');
  leave();
});

test('whoever leafed past a hundred tickets sees the next one: its question stays until it is answered', async () => {
  for (let at = 0; at < 150; at += 1) await breakOff(`broken off ${at}`);
  vi.setSystemTime(Date.now() + 1000);
  // on a page several questions stand here before anybody looks at the first of them
  const observers = ['ticket', 'conversation', 'drafts'].map((name) => new QueryObserver<string>(queryClient, { queryKey: [name], queryFn: () => name }));
  for (const observer of observers) queryClient.getQueryCache().build(queryClient, observer.options);
  const leaves = observers.map((observer) => observer.subscribe(() => undefined));
  await vi.waitFor(() => expect(observers.map((observer) => observer.getCurrentResult().data)).toEqual(['ticket', 'conversation', 'drafts']));
  expect(kept()).toEqual(expect.arrayContaining(['ticket', 'conversation', 'drafts']));
  leaves.forEach((leave) => leave());
});

test('what was broken off makes room before any answer', async () => {
  for (let at = 0; at < 60; at += 1) await breakOff(`broken off ${at}`);
  vi.setSystemTime(Date.now() + 11_000);
  for (let at = 0; at < 100; at += 1) await answer(`answer ${at}`);
  expect(kept()).toEqual(expect.arrayContaining(['answer 0', 'answer 99']));
  expect(kept().length).toBeLessThanOrEqual(101);
});
