import type { Channel, LetterStatus } from '@reglament/schema';
import type { AttachedFile } from '@reglament/admin/kit';

/** A fact of an act: `{name: 'reason', value: 'FIXED'}`. */
export interface Fact { name: string; value: string }

/** One thing on the timeline of a ticket: a message, a note, an act, a letter. */
export interface TimelineEntry {
  id: string;
  type: string;
  at: string;
  author: { kind: string; id: string | null; name: string };
  body: string | null;
  /** Where the author's own words in it end; null when neither a signature nor a quote follows. */
  tailAt: number | null;
  /** Names of the staff whom a note mentions. */
  mentioned: readonly string[];
  /** Where its HTML is shown as a page, for a frame; null when it has plain text only. */
  htmlUrl: string | null;
  /** Images of other servers that its HTML names. */
  /** Where its letter is shown with the images of others, which the desk fetches; null: there is no such page. */
  picturesUrl: string | null;
  remoteImages: number;
  /** What whoever reads a letter should know about it, in the viewer's language. */
  remarks: readonly string[];
  attachments: readonly AttachedFile[];
  clause: string | null;
  params: Fact[];
  channel: Channel | null;
  /** When an answer leaves; later than `at` while it is held for opening hours (§4.6). */
  leavesAt: string | null;
  delivery: LetterStatus | null;
  deliveredAt: string | null;
  /** A question to the client (§4.13). */
  question: boolean;
  machine: boolean;
  /** It has not left yet and can be taken back. */
  withdrawable: boolean;
}

/** Acts on the request itself and its promise; in two lists, for TypeScript compares no union of more than 25 types one by one. */
export const ownActTypes = ['REGISTERED', 'DETAILS_ADDED', 'TAKEN', 'OVERTAKEN', 'ASSIGNED', 'PRIORITY_CHANGED', 'CLOSED', 'REOPENED', 'CONFIRMATION', 'AT_RISK', 'BREACHED', 'NOT_REQUIRED', 'EXCUSED', 'NOT_DELIVERED', 'DELIVERED_OTHERWISE', 'ANSWER_WITHDRAWN'] as const;
/** Decisions on its solution, links with other requests, who watches, the silence of the client, and notices that did not arrive. */
export const decisionTypes = ['POSTPONED', 'REFUSED', 'REVIEW_DUE', 'HANDED_OVER', 'HANDOVER_UPDATED', 'RETURNED', 'PRIORITY_PROPOSED', 'PROPOSAL_SETTLED', 'MERGED', 'SPLIT', 'LINKED', 'UNLINKED', 'WATCHED', 'UNWATCHED', 'REMINDED', 'SILENT', 'NOTICE_NOT_DELIVERED'] as const;
/** The types that are drawn as one quiet line. */
export const actTypes = [...ownActTypes, ...decisionTypes] as const;

/** What a message says itself, and the signature and quote behind it. */
export const wordsOf = ({ body, tailAt }: Pick<TimelineEntry, 'body' | 'tailAt'>): { own: string; tail: string } =>
  tailAt === null || body === null ? { own: body ?? '', tail: '' } : { own: body.slice(0, tailAt), tail: body.slice(tailAt).trim() };

export const factOf = (entry: TimelineEntry, name: string): string | null => entry.params.find((fact) => fact.name === name)?.value ?? null;

/** How an answer travels: held for opening hours, on its way, sent, or failed. */
export type Delivery = 'held' | 'waiting' | 'sent' | 'failed' | 'none';
/** §4.6: an answer written out of hours is held; then its letter waits, is sent, or fails. */
export const deliveryOf = (entry: TimelineEntry, now: number): Delivery => {
  if (entry.delivery === 'FAILED' || entry.delivery === 'RETURNED') return 'failed';
  if (entry.delivery === 'SENT') return 'sent';
  const leaves = entry.leavesAt === null ? null : new Date(entry.leavesAt).getTime();
  if (leaves !== null && leaves > new Date(entry.at).getTime() && leaves > now) return 'held';
  return entry.delivery === 'WAITING' ? 'waiting' : 'none';
};

const humanTypes: ReadonlySet<string> = new Set(['CLIENT_MESSAGE', 'ANSWER', 'INTERNAL_NOTE', 'ASSIGNED', 'TAKEN', 'PRIORITY_CHANGED', 'CLOSED', 'REOPENED', 'NOT_REQUIRED', 'POSTPONED', 'REFUSED', 'HANDED_OVER', 'RETURNED', 'PRIORITY_PROPOSED', 'ANSWER_WITHDRAWN']);
const endings: ReadonlySet<string> = new Set(['CLOSED', 'REFUSED', 'MERGED']);
/** Acts after which nobody answers the request until it is taken up again. */
export const isEnding = ({ type }: Pick<TimelineEntry, 'type'>): boolean => endings.has(type);
/** What others added after the writer last looked: what an answer must not overlook. */
export const meanwhileOf = (entries: readonly TimelineEntry[], seenIds: ReadonlySet<string>, viewerId: string | undefined): TimelineEntry[] =>
  entries.filter((entry) => !seenIds.has(entry.id) && entry.author.id !== viewerId && humanTypes.has(entry.type));
