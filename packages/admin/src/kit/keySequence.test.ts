import { afterEach, expect, test } from 'vitest';
import { completes, endsSequence, holdSequence, notePress } from './keySequence.ts';

const release: (() => void)[] = [];
afterEach(() => release.splice(0).forEach((end) => end()));
const press = (code: string, at: number, isOther = false): void => notePress({ code, at, isOther });

test('two keys soon after each other are a sequence, by their place on the keyboard', () => {
  press('KeyG', 0);
  press('KeyT', 900);
  expect(completes('g>t')).toBe(true);
  expect(completes('g>p')).toBe(false);
});

test('two keys with a pause between them, or with another key, are none', () => {
  press('KeyG', 0);
  press('KeyT', 1100);
  expect(completes('g>t')).toBe(false);
  press('KeyG', 1200);
  press('KeyX', 1300);
  press('KeyT', 1400);
  expect(completes('g>t')).toBe(false);
});

test('letters of a text lead and end no sequence', () => {
  press('KeyG', 0, true);
  press('KeyH', 10, true);
  expect(completes('g>h')).toBe(false);
  press('KeyG', 20, true);
  press('KeyH', 30);
  expect(completes('g>h')).toBe(false);
  press('KeyG', 40);
  press('KeyH', 50, true);
  expect(completes('g>h')).toBe(false);
});

test('the second key means nothing by itself while somebody listens for the sequence', () => {
  press('KeyG', 0);
  press('KeyP', 100);
  expect(endsSequence()).toBe(false);
  const [one, other] = [holdSequence('g>p'), holdSequence('g>p')];
  release.push(other);
  expect(endsSequence()).toBe(true);
  one();
  expect(endsSequence()).toBe(true);
  release.splice(0).forEach((end) => end());
  expect(endsSequence()).toBe(false);
});
