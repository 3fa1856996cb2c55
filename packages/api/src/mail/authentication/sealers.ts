import type { LetterHeaders } from '../reading/letterHeaders.ts';
import type { Signs } from './proof.ts';
import { signsOfFrontServer } from './resultsHeader.ts';

interface Seal { domain: string; instance: number }

const sealOf = (value: string): Seal | null => {
  const [, instance] = /(?:^|;)\s*i=\s*(\d{1,2})\b/.exec(value) ?? [];
  const [, domain] = /(?:^|;)\s*d=\s*([^;\s]+)/i.exec(value) ?? [];
  return instance === undefined || domain === undefined ? null : { instance: Number(instance), domain: domain.toLowerCase() };
};

const provesAuthor = ({ dmarc, signatures }: Signs): boolean => dmarc?.result === 'pass' || signatures.some(({ aligned, result }) => aligned && result === 'pass');

/**
 * §4.9: who of the trusted sealers vouches that a letter was proven when it came to them, though it was changed on its way to us, as
 * mailing lists do. The last seals are believed as long as their makers are trusted: whoever comes before a stranger can be that
 * stranger's invention. The chain itself must be whole; that is asked elsewhere.
 */
export const voucherOf = (headers: LetterHeaders, fromDomain: string, trusted: readonly string[]): string | null => {
  const seals = (headers.get('arc-seal') ?? []).flatMap((value) => sealOf(value) ?? []).toSorted((a, b) => b.instance - a.instance);
  for (const { domain, instance } of seals) {
    if (!trusted.some((name) => domain === name || domain.endsWith(`.${name}`))) return null;
    const told = (headers.get('arc-authentication-results') ?? []).flatMap((value) => {
      const [, number, server, results] = /^\s*i=\s*(\d{1,2})\s*;\s*([^\s;]+)([\s\S]*)$/.exec(value.toLowerCase()) ?? [];
      return Number(number) === instance ? (signsOfFrontServer([`${server}${results}`], server ?? '', fromDomain) ?? []) : [];
    });
    if (told.some(provesAuthor)) return domain;
  }
  return null;
};
