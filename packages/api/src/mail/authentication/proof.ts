import type { LetterAuthentication } from '@reglament/schema';
import type { Config } from '../../platform/config.ts';
import type { LackingProof } from '../sender.ts';

/** One of the signatures of a letter. */
export interface Signature {
  /** Whose key it was made with. */
  readonly domain: string;
  /** pass, fail, neutral, temperror … (RFC 8601). */
  readonly result: string;
  /** Whether that domain may speak for the domain of the From. */
  readonly aligned: boolean;
}

/** What was found out about a letter, by us or by the front server, in the words of RFC 8601. */
export interface Signs {
  readonly signatures: readonly Signature[];
  /** Whether the server that sent it may send for its envelope; null when nobody knows which server it was. */
  readonly spf: string | null;
  /** Whether that envelope is of the From domain: what is not known of another’s is no reason to doubt. */
  readonly isSpfOfFrom: boolean;
  /** What the owner of the From domain asks for, and whether the letter meets it; null when nobody asked. */
  readonly dmarc: { readonly result: string; readonly policy: string | null } | null;
  /** Whether the chain of those who passed it on is whole; null when there is none. */
  readonly arc: string | null;
  /** Who of the trusted sealers says that the letter was proven when it came to them; null when nobody does. */
  readonly voucher: string | null;
}

/** What is known of a sender, and from what. */
export interface Proof {
  readonly authentication: LetterAuthentication;
  /** The findings, for whoever knows mail: `dmarc=fail p=reject; spf=softfail; dkim=none`. */
  readonly findings: string;
}

/** In characters, as many as a column holds. */
export const longestFindings = 300;

const findingsOf = ({ signatures, spf, dmarc, arc, voucher }: Signs): string =>
  [
    dmarc && `dmarc=${dmarc.result}${dmarc.policy ? ` p=${dmarc.policy}` : ''}`,
    spf && `spf=${spf}`,
    ...(signatures.length === 0 ? ['dkim=none'] : signatures.map(({ domain, result }) => `dkim=${result} d=${domain}`)),
    arc && `arc=${arc}${voucher ? ` d=${voucher}` : ''}`,
  ].filter(Boolean).join('; ').slice(0, longestFindings);

const authenticationOf = ({ signatures, spf, isSpfOfFrom, dmarc, voucher }: Signs): LetterAuthentication => {
  const own = signatures.filter(({ aligned }) => aligned);
  if (dmarc?.result === 'pass' || voucher !== null || own.some(({ result }) => result === 'pass')) return 'PASS';
  const mayComeRight = [dmarc?.result, ...own.map(({ result }) => result)].includes('temperror');
  if (dmarc?.result === 'fail') {
    // the sending server would have counted too, and nobody knows which one it was, or whether the From domain lets it send
    return spf === null || (spf === 'temperror' && isSpfOfFrom) || mayComeRight ? 'UNKNOWN' : 'FAIL';
  }
  return mayComeRight ? 'UNKNOWN' : 'NONE';
};

/**
 * §4.9: whether a letter comes from the owner of its From address. It does when that domain's DMARC passes or the domain itself, or one
 * above or below it, signed the letter; a server that may merely send for the envelope proves nothing of the From. A whole ARC chain is
 * told and believed of those alone whom a setting trusts: anybody can seal what they made up.
 */
export const proofOf = (signs: Signs): Proof => ({ authentication: authenticationOf(signs), findings: findingsOf(signs) });

const ascii = (domain: string): string => URL.parse(`http://${domain.replace(/\.$/, '')}`)?.hostname ?? domain.toLowerCase();

/** Whether two names are one domain, however they are written. */
export const isSameDomain = (one: string, other: string): boolean => ascii(one) === ascii(other);

/** Whether a domain may speak for another: they are one, or one lies under the other (relaxed alignment; nobody can sign for a public suffix). */
export const isAligned = (fromDomain: string, signingDomain: string): boolean => {
  const [from, signing] = [ascii(fromDomain), ascii(signingDomain)];
  return signing.includes('.') && (from === signing || from.endsWith(`.${signing}`) || signing.endsWith(`.${from}`));
};

/**
 * §4.4, §4.9: for what a proof of the sender is asked and not there. What the owner of the domain disowns comes in nowhere; what proves
 * nothing speaks in no request unless the setting lets it, and comes in unless the setting demands a proof of everybody.
 */
export const lackingProof = (mode: Config['mailAuthentication'], proof: Proof | null): LackingProof => {
  if (proof?.authentication === 'FAIL') return 'DISOWNED';
  if (proof?.authentication === 'PASS') return 'NOTHING';
  return mode === 'enforce' ? 'TO_ENTER' : mode === 'guard' ? 'TO_SPEAK' : 'NOTHING';
};
