import { domainToASCII, domainToUnicode } from 'node:url';
import type { Place } from '../platform/input/fields.ts';
import { domainName, email, invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import { isFreeMail } from './freeMail.ts';

const most = 100;

/** A domain of the client's own: one where anybody gets an address would let everybody write in its name. */
export const companyDomain = (value: string, place: Place, ...below: string[]): string => {
  const domain = domainName(value, place, ...below);
  if (isFreeMail(domain))
    throw invalid(place, { ru: `${domain} — общая почта, по ней клиента не узнать. Добавьте контакты или адреса целиком`, en: `anybody gets an address at ${domain}: it tells no client. Add contacts, or whole addresses` }, ...below);
  return domain;
};

/** Domains as mail servers write them: that is how they are compared. */
const asServersWrite = (domain: string, place: Place, ...below: string[]): string => {
  const ascii = domainToASCII(domain);
  if (ascii === '') throw invalid(place, { ru: `такого домена не бывает: ${domain}`, en: `there is no such domain: ${domain}` }, ...below);
  return ascii;
};

/** One entry: a whole address, a domain, or everything below a domain (`*.company.example`, without the domain itself). */
const entryOf = (typed: string, place: Place, ...below: string[]): string => {
  const entry = typed.trim().replace(/^@/, '');
  const domainOf = (domain: string): string => asServersWrite(companyDomain(domain, place, ...below), place, ...below);
  if (entry.startsWith('*.')) return `*.${domainOf(entry.slice(2))}`;
  if (!entry.includes('@')) return domainOf(entry);
  const address = email(entry, place, ...below);
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${asServersWrite(address.slice(at + 1), place, ...below)}`;
};

/** §4.1, §4.9: who may write for the client besides its contacts and its domain; each once, in their order. */
export const authorisedSenders = (values: string[], place: Place): string[] => {
  if (values.length > most) throw refusal('TOO_MANY_INPUTS', { field: [place.field], clause: place.clause, params: { limit: most, length: values.length } });
  return [...new Set(values.flatMap((value, index) => (value.trim() === '' ? [] : [entryOf(value, place, String(index))])))];
};

/** An entry as people read it. */
export const shownSender = (entry: string): string => {
  const from = Math.max(entry.lastIndexOf('@') + 1, entry.startsWith('*.') ? 2 : 0);
  return `${entry.slice(0, from)}${domainToUnicode(entry.slice(from))}`;
};
