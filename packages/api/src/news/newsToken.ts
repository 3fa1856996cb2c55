import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AnnouncementKind } from '@reglament/schema';
import { isUuid } from '../platform/identity.ts';

/** Whom a link is about, and which news. */
export interface NewsChoice {
  contactId: string;
  kind: AnnouncementKind;
}

/** What stands for a kind in a link; links live for years, so these never change. */
const signs: Readonly<Record<AnnouncementKind, number>> = { REGULATION: 1, CALENDAR: 2, OUTAGE: 3, OTHER: 4, RELEASE: 5 };
const kindOf = (sign: number | undefined): AnnouncementKind | null => (Object.keys(signs) as AnnouncementKind[]).find((kind) => signs[kind] === sign) ?? null;

const idBytes = 16;
const macBytes = 16;
const pattern = /^[\w-]{44}$/;

const macOf = (key: Buffer, said: Buffer): Buffer => createHmac('sha256', key).update('news\0').update(said).digest().subarray(0, macBytes);

/** The token of a link by which one contact says that it wants no news of a kind: nobody else can make it, and it allows nothing else. */
export const newsToken = (key: Buffer, { contactId, kind }: NewsChoice): string => {
  const said = Buffer.concat([Buffer.from(contactId.replaceAll('-', ''), 'hex'), Buffer.of(signs[kind])]);
  return Buffer.concat([said, macOf(key, said)]).toString('base64url');
};

/** What a token of ours says; null for any other, in the same time whatever is wrong with it. */
export const readNewsToken = (key: Buffer, token: string): NewsChoice | null => {
  const bytes = Buffer.from(pattern.test(token) ? token : 'A'.repeat(44), 'base64url');
  const said = bytes.subarray(0, idBytes + 1);
  const isOurs = timingSafeEqual(macOf(key, said), bytes.subarray(idBytes + 1));
  const hex = said.subarray(0, idBytes).toString('hex');
  const contactId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const kind = kindOf(said[idBytes]);
  return isOurs && kind !== null && isUuid(contactId) ? { contactId, kind } : null;
};
