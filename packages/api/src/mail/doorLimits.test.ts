import { expect, test } from 'vitest';
import { ByteBudget } from './byteBudget.ts';
import { isOneTooMany, peerOf, shareOf, usualDoorLimits } from './doorLimits.ts';
import { longestLetterBytes } from './storing.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:db8:1:2::9', '2001:db8:1:2::/64'], ['2001:0DB8:1:2::', '2001:db8:1:2::/64'], ['2001:db8::7', '2001:db8:0:0::/64'], ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, peer) => {
  expect(peerOf(address)).toBe(peer);
});

test('a server out there has ten connections, one of ours forty, and one does not pay for another', () => {
  const open = (count: number, address: string): string[] => Array.from({ length: count }, () => address);
  expect(isOneTooMany('203.0.113.7', [...open(10, '203.0.113.7'), ...open(30, '203.0.113.8')], usualDoorLimits)).toBe(false);
  expect(isOneTooMany('203.0.113.7', open(11, '::ffff:203.0.113.7'), usualDoorLimits)).toBe(true);
  expect(isOneTooMany('2001:db8::1', ['2001:db8::1', ...Array.from({ length: 10 }, (_, at) => `2001:db8::${at + 2}`)], usualDoorLimits)).toBe(true);
  expect([isOneTooMany('10.0.0.5', open(40, '10.0.0.5'), usualDoorLimits), isOneTooMany('10.0.0.5', open(41, '10.0.0.5'), usualDoorLimits)]).toEqual([false, true]);
});

test('one who brings letters holds a share of the room, a front server more, and nobody keeps the others out', () => {
  const front = ['203.0.113.0/28'];
  const share = (address: string) => shareOf(address, usualDoorLimits, front);
  const { bytesOfPeer, bytesOfOwnServer, bytesOnTheWay } = usualDoorLimits;
  expect(['198.51.100.7', '203.0.113.5', '::ffff:203.0.113.5', '203.0.113.20', '10.0.0.5', '2001:db8::7'].map((address) => share(address).share)).toEqual([bytesOfPeer, bytesOfOwnServer, bytesOfOwnServer, bytesOfPeer, bytesOfOwnServer, bytesOfPeer]);
  expect(bytesOfPeer).toBeGreaterThanOrEqual(longestLetterBytes);
  expect(bytesOfPeer + longestLetterBytes).toBeLessThan(bytesOnTheWay);
  expect(bytesOfOwnServer + longestLetterBytes).toBeLessThanOrEqual(bytesOnTheWay);

  const room = new ByteBudget(bytesOnTheWay);
  const [flood, other] = [share('198.51.100.7'), share('198.51.100.8')];
  expect(room.take(bytesOfPeer, flood)).toBeNull();
  expect(room.take(1, flood)).toBe('THEIR_SHARE');
  expect(room.take(1, share('::ffff:198.51.100.7'))).toBe('THEIR_SHARE');
  expect(room.take(longestLetterBytes, other)).toBeNull();
  room.giveBack(10, flood.who);
  expect([room.take(11, flood), room.take(10, flood)]).toEqual(['THEIR_SHARE', null]);
  // what was refused took nothing: all the rest of the room is there
  expect(room.take(bytesOnTheWay - bytesOfPeer - longestLetterBytes, share('10.0.0.5'))).toBeNull();
  expect(room.take(1, share('10.0.0.5'))).toBe('ALL');
  room.giveBack(bytesOfPeer, flood.who);
  expect(room.take(bytesOfPeer, flood)).toBeNull();
});
