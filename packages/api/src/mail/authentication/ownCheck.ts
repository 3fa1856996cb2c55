import type { DKIMVerifyResult, DMARCResult } from 'mailauth';
import { domainOf } from '../../platform/text/domainOf.ts';
import { endOfHeaders, headerFields } from '../headerFields.ts';
import { headersOf } from '../reading/letterHeaders.ts';
import type { NameServer } from './nameServer.ts';
import { outsideAddress } from './peer.ts';
import { isAligned, isSameDomain, type Signs } from './proof.ts';
import type { ProofOrder } from './proofOrder.ts';
import { voucherOf } from './sealers.ts';

/** More than any honest letter bears; each costs a key and a look at every header. */
const mostSignatures = 10;
const mostSeals = 50;

const isOversigned = (headers: ReadonlyMap<string, readonly string[]>): boolean =>
  (headers.get('dkim-signature')?.length ?? 0) > mostSignatures || ['arc-seal', 'arc-message-signature', 'arc-authentication-results'].some((name) => (headers.get(name)?.length ?? 0) > mostSeals);

/** A signature of the beginning alone (`l=`), of an author or of whoever sealed the letter, lets anybody write on below it: it proves nothing of what is read. */
const resultOf = ({ result, underSized }: { result: string; underSized?: number | undefined }): string => (result === 'pass' && underSized ? 'undersized' : result);

/** Whether the check read the From that we read. Where it found another one, or two, what it found speaks of somebody else. */
const readsSameFrom = ({ headerFrom, fromFields }: Pick<DKIMVerifyResult, 'headerFrom' | 'fromFields'>, fromDomain: string): boolean =>
  fromFields === 1 && headerFrom.length > 0 && headerFrom.every((address) => isSameDomain(domainOf(address), fromDomain));

/** DMARC passes by a signature of the whole or by the server that sent the letter. */
const dmarcResultOf = ({ status, alignment }: DMARCResult): string => (status.result === 'pass' && !alignment.spf.result && alignment.dkim.underSized ? 'undersized' : status.result);

/** Signatures and seals of any name. */
const signatureField = /^(?:dkim-signature|arc-[a-z-]+)[ \t]*:/i;
const withoutSignatures = (raw: Buffer): Buffer => {
  const end = endOfHeaders(raw);
  return Buffer.concat([...headerFields(raw.subarray(0, end)).filter((field) => !signatureField.test(field.toString('latin1'))), raw.subarray(end)]);
};

/**
 * §4.9: finds out by SPF, DKIM, DMARC and ARC what a letter proves. What came by a server of our own without a signature proves nothing
 * either way, and no name server is asked; null then. Where it bears more signatures than any honest letter none is looked at, and
 * whom the owner of the domain disowns stays so.
 */
export const ownSigns = async (whole: Buffer, { fromDomain, peer, desk, sealers }: ProofOrder, nameServer: NameServer): Promise<Signs | null> => {
  const ip = outsideAddress(peer.address);
  const sender = peer.sender ?? '';
  const headers = headersOf(whole);
  if (ip === null && !headers.has('dkim-signature') && !(sealers.length > 0 && headers.has('arc-seal'))) return null;
  const raw = isOversigned(headers) ? withoutSignatures(whole) : whole;
  // it is large, and most desks stand behind a server that has checked already
  const { authenticate } = await import('mailauth');
  const { dkim, spf, dmarc, arc } = await authenticate(raw, {
    ...(ip === null ? {} : { ip, helo: peer.helo ?? ip, sender }),
    mta: desk,
    resolver: nameServer,
    disableBimi: true,
  });
  const sealed = arc && arc.status.result !== 'none' ? resultOf({ result: arc.status.result, underSized: arc.signature ? arc.signature.status.underSized : undefined }) : null;
  const isOfAuthor = readsSameFrom(dkim, fromDomain);
  return {
    signatures: dkim.results.flatMap(({ signingDomain, status }) => (signingDomain ? [{ domain: signingDomain, result: resultOf(status), aligned: isOfAuthor && isAligned(fromDomain, signingDomain) }] : [])),
    spf: ip === null || !spf ? null : spf.status.result,
    isSpfOfFrom: isAligned(fromDomain, domainOf(sender)),
    dmarc: dmarc && isOfAuthor ? { result: dmarcResultOf(dmarc), policy: dmarc.policy ?? null } : null,
    arc: sealed,
    voucher: sealed === 'pass' && isOfAuthor ? voucherOf(headers, fromDomain, sealers) : null,
  };
};
