import { expect, it } from 'vitest';
import { isUuid, newId } from './identity.ts';

it('identifiers grow, also within a millisecond: what was written together keeps its order', () => {
  const made = Array.from({ length: 50_000 }, newId);
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
  expect(made.every(isUuid)).toBe(true);
});
