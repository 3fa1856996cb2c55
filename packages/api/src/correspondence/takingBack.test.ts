import { expect, it } from 'vitest';
import { obstacleToTakingBack, type TakenBack } from './takingBack.ts';

const waiting: TakenBack = { leavesAt: 100, isAnswer: true, byAuthor: true, byRight: false };

it.each<[string, Partial<TakenBack>, number, string | null]>([
  ['its author takes it back while it waits', {}, 99, null],
  ['so does a head', { byAuthor: false, byRight: true }, 99, null],
  ['nobody else does', { byAuthor: false }, 99, 'FORBIDDEN'],
  ['at the moment when it leaves it has left', {}, 100, 'ANSWER_HAS_LEFT'],
  ['what left at once has left', { leavesAt: null }, 0, 'ANSWER_HAS_LEFT'],
  ['the text of a decision stays with its decision', { isAnswer: false }, 99, 'ACT_NOT_POSSIBLE'],
])('§4.6: %s', (_, differences, now, obstacle) => expect(obstacleToTakingBack({ ...waiting, ...differences }, now)).toBe(obstacle));
