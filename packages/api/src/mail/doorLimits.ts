import { isIP } from 'node:net';
import { isBehindFrontServer, outsideAddress } from './authentication/peer.ts';

/** What one who brings letters may take of the door. */
export interface DoorLimits {
  /** Connections at once in all. */
  connections: number;
  /** Of one server out there, or of one network of IPv6. */
  connectionsOfPeer: number;
  /** Of one server of our own: it brings what many sent, and must not take the whole door either. */
  connectionsOfOwnServer: number;
  /** From the greeting, or the letter before, to the end of a letter: whoever says a word now and then holds a place no longer. */
  letterMilliseconds: number;
  /** Of all letters that are on their way in, together. */
  bytesOnTheWay: number;
  /** Of those that one brings, as connections are counted: one letter of the largest always fits. */
  bytesOfPeer: number;
  /** Of those that a server of our own brings, or one behind the front server (MAIL_FRONT_SERVER_PEERS). */
  bytesOfOwnServer: number;
}

const megabyte = 1024 ** 2;

export const usualDoorLimits: DoorLimits = { connections: 50, connectionsOfPeer: 10, connectionsOfOwnServer: 40, letterMilliseconds: 15 * 60_000, bytesOnTheWay: 200 * megabyte, bytesOfPeer: 70 * megabyte, bytesOfOwnServer: 160 * megabyte };

/** Who counts as one: an address, of IPv6 its network of 64 bits, which one subscriber has as a whole. */
export const peerOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.toLowerCase().replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? before : [...before, ...Array.from({ length: Math.max(8 - before.length - after.length, 0) }, () => '0'), ...after];
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
};

/** Whether one more connection of this address is too many, with those that are open, itself among them. */
export const isOneTooMany = (address: string, open: readonly string[], limits: DoorLimits): boolean => {
  const most = outsideAddress(address) === null ? limits.connectionsOfOwnServer : limits.connectionsOfPeer;
  return open.filter((other) => peerOf(other) === peerOf(address)).length > most;
};

/** How many bytes of its letters this address may have on their way at once; `frontPeers` are the servers before the door. */
export const shareOf = (address: string, limits: DoorLimits, frontPeers: readonly string[]): { who: string; share: number } => {
  const isOurs = outsideAddress(address) === null || isBehindFrontServer({ address, mailbox: null }, frontPeers);
  return { who: peerOf(address), share: isOurs ? limits.bytesOfOwnServer : limits.bytesOfPeer };
};
