import type { AnnouncementKind } from '@reglament/schema';
import { gql, type Picked, type UserError } from '@reglament/admin/kit';

export interface AnnouncementLetters { sent: number; waiting: number; undelivered: number }
export interface AnnouncementRecord {
  id: string; kind: AnnouncementKind; titleRu: string; titleEn: string; subjectId: string | null; productId: string | null; productVersion: string | null;
  publishedAt: string; publishedBy: string | null; letters: AnnouncementLetters | null;
  textRu?: string; textEn?: string;
  featuresRu?: string | null; featuresEn?: string | null; fixesRu?: string | null; fixesEn?: string | null; url?: string | null; periodFrom?: string | null; periodUntil?: string | null; solvedTickets?: string[];
}

const ROW = gql`fragment AnnouncementRow on Announcement { id kind titleRu titleEn subjectId productId productVersion publishedAt publishedBy letters { sent waiting undelivered } }`;

const WHOLE = gql`fragment AnnouncementWhole on Announcement { ...AnnouncementRow textRu textEn featuresRu featuresEn fixesRu fixesEn url periodFrom periodUntil solvedTickets } ${ROW}`;

export const ANNOUNCEMENTS = gql`query Announcements($page: OffsetPageInput) { announcements(page: $page) { nodes { ...AnnouncementRow } totalCount } } ${ROW}`;
export const ANNOUNCEMENT = gql`query Announcement($id: ID!) { announcement(id: $id) { ...AnnouncementWhole } } ${WHOLE}`;
export const PUBLISH = gql`mutation PublishAnnouncement($input: PublishAnnouncementInput!) { publishAnnouncement(input: $input) { announcement { ...AnnouncementWhole } userErrors { code message field clause } } } ${WHOLE}`;

export const FIND_PRODUCTS = gql<{ products: { nodes: Picked[] } }, { text: string }>`query FindAnnouncedProducts($text: String!) { products(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;

export const TICKETS_OF_RELEASE = gql<{ ticketsOfRelease: string[] }, { productId: string; productVersion: string }>`query TicketsOfRelease($productId: ID!, $productVersion: String!) { ticketsOfRelease(productId: $productId, productVersion: $productVersion) }`;

export interface PreviewedLetter { locale: string; subject: string; body: string; html: string }
export interface Preview { recipients: number; letters: PreviewedLetter[] }
export const PREVIEW = gql<{ announcementPreview: { preview: Preview | null; userErrors: UserError[] } }, { input: Record<string, unknown> }>`query AnnouncementPreview($input: PublishAnnouncementInput!) { announcementPreview(input: $input) {
  preview { recipients letters { locale subject body html } } userErrors { code message field clause } } }`;
