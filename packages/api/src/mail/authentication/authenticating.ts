import { supportDomain } from '../../outgoing/letterhead.ts';
import type { System } from '../../platform/feature.ts';
import { domainOf } from '../../platform/text/domainOf.ts';
import { endOfHeaders } from '../headerFields.ts';
import { proveLetter, type ReadLetter } from '../letterReading.ts';
import { isBehindFrontServer, outsideAddress, type Peer } from './peer.ts';
import { longestFindings, proofOf, type Proof } from './proof.ts';
import { resultsAreOf } from './resultsHeader.ts';
import { peerByRoute } from './routePeer.ts';

/**
 * Fields that a letter has once (RFC 5322, 2045). DKIM signs the lowest of several, programs show the highest: whoever adds one above changes
 * what is read and keeps the signature.
 */
const singleFields = ['from', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'content-type', 'content-transfer-encoding'] as const;
const repeatedField = ({ headers }: Pick<ReadLetter, 'headers'>): string | undefined => singleFields.find((name) => (headers.get(name)?.length ?? 0) > 1);

/** Why what is read need not be what was proven; null when it is. */
const doubtOf = (read: Pick<ReadLetter, 'headers' | 'isMended'>): string | null => {
  if (read.isMended) return 'its lines were mended to be read';
  const repeated = repeatedField(read);
  return repeated === undefined ? null : `more than one ${repeated}`;
};

const unknown = (findings: string): Proof => ({ authentication: 'UNKNOWN', findings });

/** Whether a letter bears the word of the front server, whoever wrote it. */
const namesFrontServer = ({ headers }: Pick<ReadLetter, 'headers'>, frontServer: string): boolean => (headers.get('authentication-results') ?? []).some((value) => resultsAreOf(value, frontServer));

/**
 * §4.9: what is known of who wrote a letter, by the front server's word where it was handed over by those who stand behind that one, else
 * by our own check. Null where nobody wants to know. Never fails: what cannot be checked is unknown. Its bytes are looked at where letters
 * are read, never here.
 */
export const authenticate = async ({ config, log }: Pick<System, 'config' | 'log'>, raw: Buffer, read: Pick<ReadLetter, 'authors' | 'headers' | 'route' | 'isMended'>, from: Peer): Promise<Proof | null> => {
  const { mailAuthentication, mailFrontServer, mailFrontServerPeers, mailTrustedServers, mailTrustedSealers } = config;
  if (mailAuthentication === 'off') return null;
  const [author, another] = read.authors;
  if (!author || another) return unknown('no single author');
  const frontServer = mailFrontServer !== undefined && isBehindFrontServer(from, mailFrontServerPeers) ? mailFrontServer : null;
  const forged = mailFrontServer !== undefined && frontServer === null && namesFrontServer(read, mailFrontServer) ? `; forged results of ${mailFrontServer}` : '';
  const unproven = frontServer === null ? `dkim=none${forged}` : `no result of ${frontServer}`;
  const peer = peerByRoute(from, read.route, mailTrustedServers);
  const isUnknowable = frontServer === null && outsideAddress(peer.address) === null && !read.headers.has('dkim-signature') && !(mailTrustedSealers.length > 0 && read.headers.has('arc-seal'));
  if (isUnknowable) return unknown(unproven);
  try {
    const signs = await proveLetter(frontServer === null ? raw : raw.subarray(0, endOfHeaders(raw)), { fromDomain: domainOf(author.address), frontServer, peer, sealers: mailTrustedSealers, desk: supportDomain() });
    if (!signs) return unknown(unproven);
    const { authentication, findings } = proofOf(signs);
    const doubt = doubtOf(read);
    // it lowers what is proven, and whoever is disowned stays so
    if (doubt !== null && authentication !== 'FAIL') return unknown(doubt);
    return { authentication, findings: `${findings.slice(0, longestFindings - forged.length)}${forged}` };
  } catch (error) {
    log.info({ error: String(error) }, 'the sender of a letter could not be checked');
    return unknown('the check failed');
  }
};
