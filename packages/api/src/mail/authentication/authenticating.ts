import { supportDomain } from '../../outbox/letterhead.ts';
import type { System } from '../../platform/feature.ts';
import { endOfHeaders } from '../headerFields.ts';
import { proveLetter, type ReadLetter } from '../letterReading.ts';
import { domainOf } from '../sender.ts';
import { outsideAddress, type Peer } from './peer.ts';
import { proofOf, type Proof } from './proof.ts';

const unknown = (findings: string): Proof => ({ authentication: 'UNKNOWN', findings });

/**
 * §4.9: what is known of who wrote a letter, by the front server's word where there is one, else by our own check. Null where nobody
 * wants to know. Never fails: what cannot be checked is unknown. Its bytes are looked at where letters are read, never here.
 */
export const authenticate = async ({ config: { mailAuthentication, mailFrontServer, mailTrustedSealers }, log }: Pick<System, 'config' | 'log'>, raw: Buffer, { authors, headers }: ReadLetter, peer: Peer): Promise<Proof | null> => {
  if (mailAuthentication === 'off') return null;
  const [author, another] = authors;
  if (!author || another) return unknown('no single author');
  const [frontServer, unproven] = mailFrontServer === undefined ? [null, 'dkim=none'] : [mailFrontServer, `no result of ${mailFrontServer}`];
  const isUnknowable = frontServer === null && outsideAddress(peer.address) === null && !headers.has('dkim-signature') && !(mailTrustedSealers.length > 0 && headers.has('arc-seal'));
  if (isUnknowable) return unknown(unproven);
  try {
    const signs = await proveLetter(frontServer === null ? raw : raw.subarray(0, endOfHeaders(raw)), { fromDomain: domainOf(author.address), frontServer, peer, sealers: mailTrustedSealers, desk: supportDomain() });
    return signs ? proofOf(signs) : unknown(unproven);
  } catch (error) {
    log.info({ error: String(error) }, 'the sender of a letter could not be checked');
    return unknown('the check failed');
  }
};
