import { codesOf, handoverStates } from '@reglament/schema';
import { describe, expect, test } from 'vitest';
import { comesBack, isGoing, namedStates } from './lifecycle.ts';

describe('§3.2 a hand-over', () => {
  test.each([['HANDED_OVER', true], ['TAKEN', true], ['FIXED', true], ['RELEASED', false], ['REJECTED', false], ['RETURNED', false]] as const)('that is %s goes on: %s', (state, goes) => expect(isGoing(state)).toBe(goes));
  test('every state but the return is set by hand', () => expect(codesOf(handoverStates).filter((state) => !namedStates.some((one) => one === state))).toEqual(['RETURNED']));
});

describe('§3.2 the ticket comes back', () => {
  test('when its only hand-over is over', () => expect(comesBack(['RELEASED'])).toBe(true));
  test('when the last of several is over', () => expect([comesBack(['RETURNED', 'FIXED']), comesBack(['RETURNED', 'REJECTED'])]).toEqual([false, true]));
});
