import { locales, type Locale, type Term } from '@reglament/schema';
import { isUuid } from '../identity.ts';
import { refusal } from '../refusal.ts';
import { composed } from '../text/composed.ts';
import type { Place } from './fields.ts';

/** Refuses a value with a reason that completes the sentence `"field": …`. */
export const invalid = ({ field, clause }: Place, reason: Term, ...below: string[]): Error =>
  refusal('INVALID_VALUE', { field: [field, ...below], clause, params: { reason } });

const within = (text: string, limit: number, { field, clause }: Place, ...below: string[]): string => {
  if (text.length > limit) throw refusal('TOO_LONG', { field: [field, ...below], clause, params: { limit, length: text.length } });
  return text;
};

/** Text as the database can hold it: composed letters, no NUL, no half of a surrogate pair. */
export const clean = (text: string): string => composed(text.toWellFormed()).replaceAll('\u0000', '').trim();

/** A name or a title: one line of at most so many characters. */
export const line = (limit: number) => (value: string, place: Place): string => within(clean(value).replaceAll(/\s+/g, ' '), limit, place);

/** A text of several lines, at most so many characters. */
export const text = (limit: number) => (value: string, place: Place, ...below: string[]): string => within(clean(value), limit, place, ...below);

/** Short lines, each once, in their order; blank ones are left out. */
export const lines = (mostLines: number, limit: number) => (values: string[], place: Place): string[] => {
  const each = values.map((value, index) => within(clean(value).replaceAll(/\s+/g, ' '), limit, place, String(index)));
  const once = [...new Set(each.filter((value) => value !== ''))];
  if (once.length > mostLines) throw refusal('TOO_MANY_INPUTS', { field: [place.field], clause: place.clause, params: { limit: mostLines, length: once.length } });
  return once;
};

const longestEmail = 254;
const longestLocalPart = 64;
const hostPattern = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+`;
const emailPattern = new RegExp(String.raw`^([^\s\p{Cc}@<>()[\]\\,;:"]+)@(${hostPattern})$`, 'u');
const domainPattern = new RegExp(`^${hostPattern}$`, 'u');

/** An e-mail address in lower case: one person, one address. */
export const email = (value: string, place: Place, ...below: string[]): string => {
  const address = within(clean(value).toLowerCase(), longestEmail, place, ...below);
  const [, localPart = ''] = emailPattern.exec(address) ?? [];
  if (localPart === '' || localPart.length > longestLocalPart || /^\.|\.\.|\.$/.test(localPart))
    throw invalid(place, { ru: 'нужен адрес вида name@example.org', en: 'needs an address like name@example.org' }, ...below);
  return address;
};

/** A mail domain in lower case. */
export const domainName = (value: string, place: Place, ...below: string[]): string => {
  const domain = within(clean(value).toLowerCase(), 253, place, ...below);
  if (!domainPattern.test(domain)) throw invalid(place, { ru: 'нужен домен вида example.org', en: 'needs a domain like example.org' }, ...below);
  return domain;
};

/** A short latin name for integrations. It never looks like an id, so that both can name the same record. */
export const latinKey = (limit: number) => (value: string, place: Place): string => {
  const key = within(clean(value).toLowerCase(), limit, place);
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(key) || isUuid(key))
    throw invalid(place, { ru: 'только латинские буквы, цифры, точка, дефис и подчёркивание', en: 'latin letters, digits, dot, hyphen and underscore only' });
  return key;
};

const isTimeZone = (name: string): boolean => {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** The IANA name of a time zone. */
export const timeZone = (value: string, place: Place): string => {
  const name = clean(value);
  if (!isTimeZone(name)) throw invalid(place, { ru: 'нужен часовой пояс вида Europe/Moscow', en: 'needs a time zone like Europe/Moscow' });
  return name;
};

/** A language of the desk. */
export const locale = (value: string, place: Place): Locale => {
  const found = locales.find((one) => one === value);
  if (!found) throw invalid(place, { ru: 'ru или en', en: 'ru or en' });
  return found;
};

/** A value that GraphQL has checked already: an enum, a day, a flag. */
export const asSent = <Value>(value: Value): Value => value;

/** Refuses a period that ends before it begins; the place is that of the end. Days are YYYY-MM-DD, null is open. */
export const requireOrdered = (from: string | null | undefined, until: string | null | undefined, { field, clause }: Place): void => {
  if (from && until && from > until) throw refusal('INTERVAL_REVERSED', { field: [field], clause });
};
