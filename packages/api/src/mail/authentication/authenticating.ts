import type { System } from '../../platform/feature.ts';
import type { ReadLetter } from '../letterReading.ts';
import { domainOf } from '../sender.ts';
import { ownSigns, type Peer } from './ownCheck.ts';
import { proofOf, type Proof } from './proof.ts';
import { signsOfFrontServer } from './resultsHeader.ts';

const unknown = (findings: string): Proof => ({ authentication: 'UNKNOWN', findings });

/**
 * §4.9: what is known of who wrote a letter, by the front server's word where there is one, else by our own check. Null where nobody
 * wants to know. Never fails: what cannot be checked is unknown.
 */
export const authenticate = async ({ config: { mailAuthentication, mailFrontServer }, log }: Pick<System, 'config' | 'log'>, raw: Buffer, { authors, headers }: ReadLetter, peer: Peer): Promise<Proof | null> => {
  if (mailAuthentication === 'off') return null;
  const [author, another] = authors;
  if (!author || another) return unknown('no single author');
  const fromDomain = domainOf(author.address);
  if (mailFrontServer !== undefined) {
    const signs = signsOfFrontServer(headers.get('authentication-results') ?? [], mailFrontServer, fromDomain);
    return signs ? proofOf(signs) : unknown(`no result of ${mailFrontServer}`);
  }
  try {
    const signs = await ownSigns(raw, fromDomain, peer, headers.has('dkim-signature'));
    return signs ? proofOf(signs) : unknown('dkim=none');
  } catch (error) {
    log.info({ error: String(error) }, 'the sender of a letter could not be checked');
    return unknown('the check failed');
  }
};
