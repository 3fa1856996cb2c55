import type { Channel, Criticality, FeatureRequestStatus, Locale, PostponementReason, Priority, ProductKind, Role, TermsOfReferenceStandard, TermsOfReferenceStatus, TicketKind, TicketStatus } from '@reglament/schema';
import data from '../../seed/demo.json' with { type: 'json' };

export interface DemoTicket {
  key: string;
  channel: Channel;
  lang: Locale;
  client: string;
  contact: string;
  product: string;
  productVersion: string;
  subject: string;
  body: string;
  stepsToReproduce: string[];
  attachments: string[];
  type: 'QUESTION' | 'FAILURE' | 'WISH' | 'TOR';
  category: string;
  priority: Priority;
  criticality: Criticality;
  receivedAt: string;
  status: TicketStatus;
  reason: PostponementReason | null;
  assignee: string;
  thread: { author: 'staff' | 'client'; at: string; text: string }[];
  note: string | null;
  /** The configuration that was tried without success (§4.13). */
  proof?: string;
  /** What went to development with it (§3.2). */
  handover?: { summary: string; trackerUrl: string; workaround: string };
  /** Who else keeps an eye on it (§1). */
  watchers?: string[];
}

/** The invented company of the demonstration: its clients, people, products and a fortnight of tickets. */
export interface DemoData {
  meta: { anchorNow: string };
  staff: { key: string; name: string; role: Role; title: string; email: string }[];
  clients: { key: string; name: string; nameEn: string; industry: string; city: string; tz: string; domain: string; supportContract: string; supportUntil: string; lang: Locale }[];
  contacts: { key: string; client: string; name: string; title: string; responsible: boolean; email: string; phone: string; consentGivenAt: string | null }[];
  assignments: { client: string; specialist: string }[];
  products: { key: string; name: string; nameEn: string; kind: ProductKind; descr: string; descrEn: string; versions: string[] }[];
  tickets: DemoTicket[];
  wishes: { key: string; title: string; client: string; product: string; text: string; benefit: string; votes: number; status: FeatureRequestStatus; release?: string | null; declineReason?: string | null }[];
  termsOfReference: { key: string; ticket: string | null; title: string; client: string; product: string; standard: TermsOfReferenceStandard; version: number; status: TermsOfReferenceStatus; estimate: { termText: string; decisionDue: string } | null; rejectReason?: string | null; sections: { code: string; name: string; text: string }[] }[];
}

export const demoData = data as unknown as DemoData;

export const ticketKindOf = (type: DemoTicket['type']): TicketKind => (type === 'TOR' ? 'TERMS_OF_REFERENCE' : type);

const weekMilliseconds = 7 * 86_400_000;

/** The demonstration happens in the current week: every instant moves by the same whole number of weeks, so that weekdays stay. */
export const weeksFromAnchor = (anchor: number, now: number): number => Math.floor((now - anchor) / weekMilliseconds);

/** An instant of the demonstration, moved to the present. Times without a zone are not used in the data. */
export const shiftedBy = (weeks: number) => (instant: string): number => Date.parse(instant) + weeks * weekMilliseconds;
