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

/** A name that is nothing but quotes around a word in code has lost them to the code. */
const nameIn = (name: string, charset: string | null): string => decodedWords(name, charset).replaceAll(/\s+/g, ' ').trim().replace(/^"(.*)"$/s, '$1');

/** Who claims to have written a letter, by its From fields. The address is taken apart before names are decoded: no name can add one. */
export const authorsOf = (from: readonly string[], charset: string | null): { address: string; name: string }[] =>
  flattened(from.flatMap((value) => addressparser(safeFromTrimming(value.slice(0, longestFieldInCharacters)))))
    // in a second From even somebody without an address is a second author
    .filter(({ address }) => address.trim() !== '' || from.length > 1)
    .slice(0, mostAuthors)
    .map(({ address, name }) => ({ address: readable(decodeText(Buffer.from(address, 'latin1'), null).text.trim().toLowerCase()), name: nameIn(name, charset) }));
