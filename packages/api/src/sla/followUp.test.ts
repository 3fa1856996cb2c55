import { expect, test } from 'vitest';
import { obligationToOpen } from './followUp.ts';

test.each([
  ['the first message of the client opens the first reaction', false, false, 'FIRST'],
  ['while one is unanswered, in time or late, further messages open nothing', true, true, null],
  ['after an answer, “no answer required” or a merge the next message opens a follow-up', false, true, 'FOLLOW_UP'],
] as const)('R6, R12 (§4.12): %s', (_, owed, promisedBefore, kind) => {
  expect(obligationToOpen({ owed, promisedBefore })).toBe(kind);
});
