import type { Criticality } from '@reglament/schema';
import { optional } from '../platform/input/fields.ts';
import { clean, line, lines } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';

/** Longest subject in characters. */
export const longestSubject = 500;
/** Longest text of a message in bytes of UTF-8: one megabyte. */
export const longestBody = 1_000_000;

/** §4.5: a request states its question; what comes must fit. Returns the text without surrounding blanks. */
export const requiredText = (value: string | null | undefined, field: string, clause: string): string => {
  const text = clean(value ?? '');
  if (text === '') throw refusal('REQUIRED_FIELD_MISSING', { field: [field], clause });
  return text;
};

/** A text no longer than `limit` characters. */
export const textWithin = (text: string, field: string, limit: number, clause?: string): string => {
  if (text.length > limit) throw refusal('TOO_LONG', { field: [field], ...(clause ? { clause } : {}), params: { limit, length: text.length } });
  return text;
};

export const subjectOf = (value: string | null | undefined): string => textWithin(requiredText(value, 'subject', '4.5').replaceAll(/\s+/g, ' '), 'subject', longestSubject, '4.5');

export const bodyOf = (value: string | null | undefined, clause = '4.5', field = 'body'): string => {
  const text = requiredText(value, field, clause);
  const bytes = Buffer.byteLength(text);
  if (bytes > longestBody) throw refusal('TOO_LONG', { field: [field], clause, params: { limit: longestBody, length: bytes } });
  return text;
};

/** The files that an act names, as its event tells of them; nothing when there are none. */
export const filesOf = ({ attachmentIds }: { attachmentIds?: readonly string[] | null | undefined }): { attachmentIds?: readonly string[] } => (attachmentIds?.length ? { attachmentIds } : {});

/** The draft that an act sends, as its event tells of it. */
export const draftIn = ({ draftVersion }: { draftVersion?: number | null | undefined }): { draftVersion?: number } => (draftVersion == null ? {} : { draftVersion });

/** What a request may bring besides its subject and text. */
interface RequestDetails {
  productVersion?: string | null | undefined;
  contactPhone?: string | null | undefined;
  relatedLinks?: readonly string[] | null | undefined;
  incomingNumber?: string | null | undefined;
  scanName?: string | null | undefined;
}

const mostLinks = 50;

/** §4.1, §4.3, §4.5: the details as they are kept; what does not fit is refused by its own name. */
export const detailsOf = (sent: RequestDetails) => ({
  productVersion: optional(line(120))(sent.productVersion, { field: 'productVersion', clause: '4.5' }),
  contactPhone: optional(line(64))(sent.contactPhone, { field: 'contactPhone', clause: '4.5' }),
  relatedLinks: optional(lines(mostLinks, 2000))(sent.relatedLinks ? [...sent.relatedLinks] : null, { field: 'relatedLinks', clause: '4.3' }) ?? [],
  incomingNumber: optional(line(120))(sent.incomingNumber, { field: 'incomingNumber', clause: '4.1' }),
  scanName: optional(line(255))(sent.scanName, { field: 'scanName', clause: '4.1' }),
});

export interface RequestContents {
  stepsToReproduce?: string | null | undefined;
  criticality?: Criticality | null | undefined;
  contactName?: string | null | undefined;
  contactPhone?: string | null | undefined;
  contactEmail?: string | null | undefined;
  productName?: string | null | undefined;
}

/**
 * §4.5 names what a request contains. What is missing does not stand in the way of acceptance: it is asked for once,
 * in the confirmation. Steps and screenshots are "where possible" and not asked for.
 */
export const missingFieldsOf = (contents: RequestContents): string[] => {
  const asked = {
    product: contents.productName,
    criticality: contents.criticality,
    contactName: contents.contactName,
    contactPhone: contents.contactPhone,
    contactEmail: contents.contactEmail,
  };
  return Object.entries(asked).filter(([, value]) => !value).map(([field]) => field);
};
