import type { AnnouncementKind } from '@reglament/schema';
import { optional, otherwise, required } from '../platform/input/fields.ts';
import { asSent, email, latinKey, line, locale, timeZone } from '../platform/input/values.ts';
import { authorisedSenders, companyDomain } from './authorisedSenders.ts';

/** §1 says who a client is and that it names its responsible specialist: the clause of this directory. */
export const clause = '1';

const flag = asSent<boolean>;
const day = asSent<string>;

/** What is kept of a client. */
export const clientFields = {
  key: required(latinKey(64)),
  name: required(line(200)),
  nameEn: optional(line(200)),
  industry: optional(line(200)),
  city: optional(line(120)),
  timeZone: otherwise(timeZone, 'Europe/Moscow'),
  domain: optional(companyDomain),
  authorisedSenders: otherwise(authorisedSenders, []),
  unprovenLetters: otherwise(flag, false),
  contract: optional(line(120)),
  supportFrom: optional(day),
  supportUntil: optional(day),
  locale: otherwise(locale, 'ru'),
  active: otherwise(flag, true),
};

/** What is kept of a contact besides its client. */
export const contactFields = {
  name: required(line(200)),
  title: optional(line(200)),
  responsible: otherwise(flag, false),
  email: required(email),
  phone: optional(line(64)),
  locale: optional(locale),
  newsRefused: otherwise((kinds: AnnouncementKind[]) => [...new Set(kinds)], []),
  active: otherwise(flag, true),
};
