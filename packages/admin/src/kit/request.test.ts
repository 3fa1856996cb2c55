import { expect, test } from 'vitest';
import { createRequest } from './request.ts';

test('whoever is on the screen does what is asked, until it has gone', () => {
  const request = createRequest<string>();
  const done: string[] = [];
  const leave = request.heed((wish) => done.push(wish));
  request.make('answer');
  leave();
  request.make('note');
  expect(done).toEqual(['answer']);
});

test('a wish that came before its view waits for it, once, and the latest only', () => {
  const request = createRequest<string>(() => 0);
  const done: string[] = [];
  request.make('answer');
  request.make('note');
  request.heed((wish) => done.push(wish))();
  request.heed((wish) => done.push(wish));
  expect(done).toEqual(['note']);
});

test('a wish grows old: what comes long after does not begin by itself', () => {
  let now = 0;
  const request = createRequest<string>(() => now);
  const done: string[] = [];
  request.make('answer');
  now = 3001;
  request.heed((wish) => done.push(wish));
  expect(done).toEqual([]);
});
