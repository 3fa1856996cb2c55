import { BlockList, isIP } from 'node:net';

/** How a letter came to the door. */
export interface Peer {
  /** Address of the server that brought it; null when nobody knows. */
  readonly address: string | null;
  /** How that server called itself. */
  readonly helo: string | null;
  /** Sender of the envelope. */
  readonly sender: string | null;
}

const inside = new BlockList();
for (const [net, bits] of [['10.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) inside.addSubnet(net, bits, 'ipv6');

/** The address of a server out there; null for one of our own, which only passes on what it was given. */
export const outsideAddress = (address: string | null): string | null => {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const family = isIP(plain);
  return family === 0 || inside.check(plain, family === 4 ? 'ipv4' : 'ipv6') ? null : plain;
};
