import { expect, test } from 'vitest';
import { isOneTooMany, peerOf, usualDoorLimits } from './doorLimits.ts';

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
