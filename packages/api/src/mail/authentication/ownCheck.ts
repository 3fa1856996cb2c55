import { BlockList, isIP } from 'node:net';
import { unlessTooLong } from '../../platform/background/unlessTooLong.ts';
import { supportDomain } from '../../outbox/letterhead.ts';
import { nameServer } from './nameServer.ts';
import { isAligned, type Signs } from './proof.ts';

/** How a letter came to the door. */
export interface Peer {
  /** Address of the server that brought it; null when nobody knows. */
  readonly address: string | null;
  /** How that server called itself. */
  readonly helo: string | null;
  /** Sender of the envelope. */
  readonly sender: string | null;
}

const patienceMilliseconds = 15_000;

const inside = new BlockList();
for (const [net, bits] of [['10.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]] as const) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) inside.addSubnet(net, bits, 'ipv6');

/** The address of a server out there; null for one of our own, which only passes on what it was given. */
export const outsideAddress = (address: string | null): string | null => {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const family = isIP(plain);
  return family === 0 || inside.check(plain, family === 4 ? 'ipv4' : 'ipv6') ? null : plain;
};

const unsigned: Signs = { signatures: [], spf: null, dmarc: null, arc: null };

/**
 * §4.9: finds out by SPF, DKIM, DMARC and ARC what a letter proves. What came by a server of our own without a signature proves nothing
 * either way, and no name server is asked; null then.
 */
export const ownSigns = async (raw: Buffer, fromDomain: string, peer: Peer, isSigned: boolean): Promise<Signs | null> => {
  const ip = outsideAddress(peer.address);
  if (ip === null && !isSigned) return null;
  // it is large, and most desks stand behind a server that has checked already
  const { authenticate } = await import('mailauth');
  const { dkim, spf, dmarc, arc } = await unlessTooLong(
    authenticate(raw, {
      ...(ip === null ? {} : { ip, helo: peer.helo ?? ip, sender: peer.sender ?? '' }),
      mta: supportDomain(),
      resolver: nameServer,
      disableBimi: true,
    }),
    patienceMilliseconds,
  );
  return {
    ...unsigned,
    signatures: dkim.results.flatMap(({ signingDomain, status: { result } }) => (signingDomain ? [{ domain: signingDomain, result, aligned: isAligned(fromDomain, signingDomain) }] : [])),
    spf: ip === null || !spf ? null : spf.status.result,
    dmarc: dmarc ? { result: dmarc.status.result, policy: dmarc.policy ?? null } : null,
    arc: arc && arc.status.result !== 'none' ? arc.status.result : null,
  };
};
