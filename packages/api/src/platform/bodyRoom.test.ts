import { expect, it } from 'vitest';
import { bodyLimits, BodyRoom, bytesAnnounced } from './bodyRoom.ts';

it('long bodies have so much memory together; what one gave back another takes, and it is given back once', () => {
  const room = new BodyRoom(10);
  const first = room.take(6);
  expect([first === null, room.take(5) === null, room.take(4) === null]).toEqual([false, true, false]);
  first?.();
  first?.();
  expect([room.take(7) === null, room.take(6) === null]).toEqual([true, false]);
});

it('a body that does not say how long it is counts as the longest', () => {
  expect([bytesAnnounced('17'), bytesAnnounced(undefined)]).toEqual([17, bodyLimits.ofCallers]);
});
