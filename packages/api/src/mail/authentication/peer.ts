import { BlockList, isIP } from 'node:net';

/** How a letter came. */
export interface Peer {
  /** Address of the server that brought it to the door; null when it came another way. */
  readonly address: string | null;
  /** How that server called itself. */
  readonly helo: string | null;
  /** Sender of the envelope. */
  readonly sender: string | null;
  /** Host of the mailbox in which it lay, in lower case; null when it came another way. */
  readonly mailbox: string | null;
}

const inside = new BlockList();
for (const [net, bits] of [['10.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) inside.addSubnet(net, bits, 'ipv6');

const familyOf = (address: string): 'ipv4' | 'ipv6' | null => {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6';
};
const plainAddress = (address: string | null): string => address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';

/**
 * §4.9: whether a letter was handed over by one of those who stand behind the front server. Everybody else can bring along what that
 * server would have written.
 * @param peers addresses, networks in CIDR notation, hosts of mailboxes in lower case
 */
export const isBehindFrontServer = ({ address, mailbox }: Pick<Peer, 'address' | 'mailbox'>, peers: readonly string[]): boolean => {
  if (mailbox !== null) return peers.includes(mailbox);
  const plain = plainAddress(address);
  const family = familyOf(plain);
  if (!family) return false;
  const trusted = new BlockList();
  for (const peer of peers) {
    const [net = '', bits] = peer.split('/');
    const netFamily = familyOf(net);
    if (netFamily) trusted.addSubnet(net, bits === undefined ? (netFamily === 'ipv4' ? 32 : 128) : Number(bits), netFamily);
  }
  return trusted.check(plain, family);
};

/** The address of a server out there; null for one of our own, which only passes on what it was given. */
export const outsideAddress = (address: string | null): string | null => {
  const plain = plainAddress(address);
  const family = familyOf(plain);
  return !family || inside.check(plain, family) ? null : plain;
};
