import { domainToUnicode } from 'node:url';
import addressparser, { type Address } from 'nodemailer/lib/addressparser';
import { decodeText } from './charset.ts';
import { decodedWords } from './encodedWords.ts';
import { asItStood, safeFromTrimming } from './rawBytes.ts';

/** A hundred addresses in 64 KB: a person has one, and a list of authors is a list of senders nobody can tell apart. */
const mostAuthors = 100;
const longestFieldInCharacters = 65_536;

const flattened = (addresses: readonly Address[]): { name: string; address: string }[] =>
  addresses.flatMap((one) => (one.group ? flattened(one.group) : [{ name: asItStood(one.name), address: asItStood(one.address ?? '') }]));

/** An address as people read it: `xn--` of a domain stands for letters. */
const readable = (address: string): string => address.replace(/@(.*xn--.*)$/i, (whole, domain: string) => `@${domainToUnicode(domain) || whole.slice(1)}`);

const longestWithBlanks = 1000;
/** RFC 5322, 4.4: blanks may stand around the dots and the @ of an address; a library takes the last word alone. Nothing but an address is touched. */
const withoutBlanksInside = (value: string): string => (value.length <= longestWithBlanks && /^[^"<>(),:;\\]*@[^"<>(),:;\\@]*$/.test(value) ? value.replaceAll(/[ \t\r\n]*([.@])[ \t\r\n]*/g, '$1') : value);

/** What programs write around an address by mistake and no address holds: the scheme of a link, the dot of the root of all domains. */
const bareAddress = (address: string): string => {
  const bare = address.replace(/^mailto:/, '');
  return bare.includes('@') && bare.endsWith('.') && !bare.endsWith('..') ? bare.slice(0, -1) : bare;
};

/** Whoever names one address twice in a field is one author. */
const eachOnce = <Author extends { address: string }>(authors: readonly Author[]): Author[] => authors.filter(({ address }, at) => authors.findIndex((one) => one.address === address) === at);

/** A name that is nothing but quotes around a word in code has lost them to the code. */
const nameIn = (name: string, charset: string | null): string => decodedWords(name, charset).replaceAll(/\s+/g, ' ').trim().replace(/^"(.*)"$/s, '$1');

/** Who claims to have written a letter, by its From fields. The address is taken apart before names are decoded: no name can add one. */
export const authorsOf = (from: readonly string[], charset: string | null): { address: string; name: string }[] => {
  const authors = flattened(from.flatMap((value) => addressparser(safeFromTrimming(withoutBlanksInside(value.slice(0, longestFieldInCharacters))))))
    // in a second From even somebody without an address is a second author
    .filter(({ address }) => address.trim() !== '' || from.length > 1)
    .slice(0, mostAuthors)
    .map(({ address, name }) => ({ address: readable(bareAddress(decodeText(Buffer.from(address, 'latin1'), null).text.trim().toLowerCase())), name: nameIn(name, charset) }));
  return from.length > 1 ? authors : eachOnce(authors);
};
