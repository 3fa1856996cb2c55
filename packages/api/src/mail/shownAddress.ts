import { domainToASCII, domainToUnicode } from 'node:url';

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Hebrew}/u];
/** Small letters that look like Latin ones. */
const lookAlike = /^[авеёзкмнорстухіјѕһԁԛԝьαορνικυχ\d-]+$/u;
const nonAscii = /\P{ASCII}/u;

const isMixed = (label: string): boolean => scripts.filter((script) => script.test(label)).length > 1;

/**
 * §4.9: the address as mail servers write it, for one whose domain is made to look like another: letters of two alphabets in one word,
 * or a word in look-alikes of Latin letters under a Latin ending. Null for all others, Russian domains among them.
 */
export const unmaskedAddress = (address: string): string | null => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (!nonAscii.test(domain)) return null;
  const labels = domain.split('.');
  const isLatinEnding = !nonAscii.test(labels.at(-1) ?? '');
  const isMasked = labels.some((label) => isMixed(label) || (isLatinEnding && nonAscii.test(label) && lookAlike.test(label)));
  return isMasked ? `${address.slice(0, at)}@${domainToASCII(domain) || domain}` : null;
};

/** One address in both spellings of its domain: as people read it and as mail servers write it. */
export const spellingsOf = (address: string): string[] => {
  const at = address.lastIndexOf('@');
  const [before, domain] = [address.slice(0, at + 1), address.slice(at + 1)];
  return [...new Set([domain, domainToASCII(domain), domainToUnicode(domain)])].filter((spelling) => spelling !== '' || domain === '').map((spelling) => `${before}${spelling}`);
};
