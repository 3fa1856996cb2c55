// Printed from client.graphql by `pnpm schema:print`; not to be changed by hand.

/** Who did it, as recorded then. */
export interface Actor {
  /** Of the staff member, contact or machine user; null for the desk itself. */
  id: string | null;
  /** What kind of somebody it was. */
  kind: ActorKind;
  /** The name as it was then. */
  name: string;
}

/** Who did it: staff, a contact of the client, a partner’s system, or the desk itself. */
export type ActorKind = 'CONTACT' | 'MACHINE' | 'STAFF' | 'SYSTEM';

/** A message of the client that joins its ticket (§4.12). */
export interface AddClientMessageInput {
  /** Files that were uploaded for it (see createAttachmentUpload), in their order. */
  attachmentIds?: string[] | null;
  /** Plain text, at most 1 MB. */
  body: string;
  /** The contact who wrote; without it the contact of the ticket. */
  contactId?: string | null;
  /** The id that the record is to have, a UUID of version 4 or 7 of the caller’s making: the same sent again under it answers the same record and does nothing. ID_TAKEN where it names anything else. Ours when it is left out. */
  id?: string | null;
  /** Id or number of the ticket. */
  ticketId: string;
}

/** What addClientMessage answers. */
export interface AddClientMessagePayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  ticket: Ticket | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** A public announcement of the desk (§2.4, §3.3, §6). */
export interface Announcement {
  /** The same in English; in Russian where nobody wrote it in English. */
  featuresEn: string | null;
  /** What is new in a release (§3.3), one a line, in Russian; null where nothing is told of it. */
  featuresRu: string | null;
  /** The same in English; in Russian where nobody wrote it in English. */
  fixesEn: string | null;
  /** What a release mends (§3.3), one a line, in Russian; null where nothing is told of it. */
  fixesRu: string | null;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** What it is about. */
  kind: AnnouncementKind;
  /** The first day that a notice of working hours is about (§6); null for anything else. */
  periodFrom: Date | null;
  /** The last day that it is about. */
  periodUntil: Date | null;
  /** The product that it is about; always there for a release (§3.3). */
  productId: string | null;
  /** The version of that product, as its makers write it. */
  productVersion: string | null;
  /** When it became public; since then it stays as it was. */
  publishedAt: DateTime;
  /** Numbers of the tickets that this release solves (§3.3): staff see all of them, a client’s system those of its client, nobody else any. */
  solvedTickets: string[];
  /** The record that it announces, for example a version of the regulation. */
  subjectId: string | null;
  /** The text in English; in Russian where nobody wrote it in English, empty where there is none. */
  textEn: string;
  /** Plain text, one change a line. Empty where a release says what is new in it or what it mends, and no more. */
  textRu: string;
  /** One line in English. */
  titleEn: string;
  /** One line in Russian. */
  titleRu: string;
  /** Where a release and its documentation are fetched; https. */
  url: string | null;
}

/** A page of a list of Announcement. */
export interface AnnouncementConnection {
  /** The rows with their cursors. */
  edges: AnnouncementEdge[];
  /** The rows without their cursors. */
  nodes: Announcement[];
  /** Whether there is more, before and behind. */
  pageInfo: PageInfo;
  /** How many there are; counting stops at 10,000. */
  totalCount: number;
  /** False when there are more than `totalCount` says. */
  totalCountIsExact: boolean;
}

/** A Announcement in its list. */
export interface AnnouncementEdge {
  /** Its place in the list: give it back as `after` or `before`. */
  cursor: Cursor;
  /** The row. */
  node: Announcement;
}

/** Something was announced. Who did it is the desk’s own. */
export interface AnnouncementEvent {
  /** What was announced. */
  announcement: Announcement | null;
  /** UUID of the event. */
  id: string;
  /** When it was announced. */
  occurredAt: DateTime;
  /** Its place in the stream; subscribe with it as `after` to go on from here. */
  position: Cursor;
}

/** A frame of the stream. The first only acknowledges and tells the cursor; frames without an event are heart-beats with a fresh cursor. */
export interface AnnouncementFrame {
  /** True in the first frame alone: the stream has begun. */
  ack: boolean;
  /** Everything up to here was shown: subscribe with it as `after` to go on. */
  cursor: Cursor;
  /** What happened; null in an acknowledgement and a heart-beat. */
  event: AnnouncementEvent | null;
}

/** What a public announcement is about (§2.4, §3.3, §6). */
export type AnnouncementKind = 'CALENDAR' | 'OTHER' | 'OUTAGE' | 'REGULATION' | 'RELEASE';

/** A file of a message or a note (§4.4, §4.5). */
export interface Attachment {
  /** A media type; of an image what its bytes say, otherwise what the sender says. */
  contentType: string;
  /** Made safe to save anywhere. */
  fileName: string;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Whether a browser may show it: PNG, JPEG, GIF or WebP by its first bytes. Everything else is only downloaded. */
  isImage: boolean;
  /** Whether the HTML of its letter shows it. */
  isInline: boolean;
  /** SHA-256 in hexadecimal digits; null until its bytes have come. */
  sha256: string | null;
  /** Bytes. */
  size: number;
  /** Where it is fetched, on this server, with the same session or key. It answers HEAD, one range and If-None-Match, by the ETag that its SHA-256 is; rights are asked each time. */
  url: string;
}

/** What is taken (§4.5); whoever chooses files can be told before they are sent. */
export interface AttachmentLimits {
  /** The longest file, in bytes. */
  bytesPerFile: number;
  /** The most files of one message. */
  filesPerMessage: number;
  /** Endings of names that are not taken, in lower case, without the dot. */
  forbiddenExtensions: string[];
}

/** Changes the priority, which belongs to the client (§4.7). */
export interface ChangePriorityInput {
  /** The version on which the act rests; another one is refused with STALE_VERSION. */
  expectedVersion?: number | null;
  /** The priority that the client wants (§4.7). */
  priority: Priority;
  /** Id or number of the ticket. */
  ticketId: string;
}

/** What changePriority answers. */
export interface ChangePriorityPayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  ticket: Ticket | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** The lawful ways for a request to arrive (§4.1). Phone, chat and forum are not among them (§4.8). */
export type Channel = 'API' | 'EMAIL' | 'FAX' | 'PAPER' | 'WEB';

/** A buyer of the products under technical support (§1). */
export interface Client {
  /** False: kept for history; nothing is registered for it, and neither keys nor webhooks of its systems work until it is true again. */
  active: boolean;
  /** Its people, the responsible ones first (§1). */
  contacts: Contact[];
  /** Number of the contract of support, as people write it. */
  contract: string | null;
  /** Whether the client is under support today. */
  entitled: boolean;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Short latin name for integrations, unique. */
  key: string;
  /** Language of letters to the client: ru or en. */
  locale: string;
  /** Its name in Russian. */
  name: string;
  /** Its name in English, where there is one. */
  nameEn: string | null;
  /** First day of the support entitlement. */
  supportFrom: Date | null;
  /** Last day of the support entitlement. */
  supportUntil: Date | null;
  /** IANA name; terms are counted in Moscow time all the same (§4.6). */
  timeZone: string;
  /** Rises with each change; give it back as `expectedVersion`. */
  version: number;
}

/** How a ticket ended. */
export type ClosingReason = 'ANSWERED' | 'CLIENT_ENVIRONMENT' | 'DUPLICATE' | 'FIXED' | 'USED_AGAINST_DOCUMENTATION' | 'WITHDRAWN';

/** A person at a client. */
export interface Contact {
  /** False: no longer writes or gets letters. */
  active: boolean;
  /** The client for whom the person writes. */
  client: Client;
  /** Identity of the sender of a letter; unique. */
  email: string;
  /** What another system calls the person; unique for the client. */
  externalId: string | null;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Name of the person. */
  name: string;
  /** Telephone, as people write it. */
  phone: string | null;
  /** The client’s responsible specialist (§1). */
  responsible: boolean;
  /** Position at the client. */
  title: string | null;
  /** Rises with each change; give it back as `expectedVersion`. */
  version: number;
}

/** A page of a list of Contact. */
export interface ContactConnection {
  /** The rows with their cursors. */
  edges: ContactEdge[];
  /** The rows without their cursors. */
  nodes: Contact[];
  /** Whether there is more, before and behind. */
  pageInfo: PageInfo;
  /** How many there are; counting stops at 10,000. */
  totalCount: number;
  /** False when there are more than `totalCount` says. */
  totalCountIsExact: boolean;
}

/** A Contact in its list. */
export interface ContactEdge {
  /** Its place in the list: give it back as `after` or `before`. */
  cursor: Cursor;
  /** The row. */
  node: Contact;
}

/** One term of the order of a list of Contact. */
export interface ContactOrder {
  /** From small to large unless it says DESC. */
  direction?: OrderDirection;
  /** What is ordered by. */
  field: ContactOrderField;
}

/** What a list of Contact is ordered by. */
export type ContactOrderField = 'ACTIVE' | 'CLIENT' | 'EMAIL' | 'NAME' | 'RESPONSIBLE' | 'TITLE';

/** A file that is about to be sent. */
export interface CreateAttachmentUploadInput {
  /** A media type, at most 255 characters. */
  contentType?: string | null;
  /** At most 255 characters. */
  fileName: string;
  /** The id that the record is to have, a UUID of version 4 or 7 of the caller’s making: the same sent again under it answers the same record and does nothing. ID_TAKEN where it names anything else. Ours when it is left out. */
  id?: string | null;
  /** SHA-256 of the bytes, 64 hexadecimal digits. When others come they are refused with FILE_ALTERED and nothing of them is kept. */
  sha256?: string | null;
  /** Bytes; exactly so many must come. */
  size: number;
  /** Id or number of the ticket for which it is meant; left out for a new ticket. */
  ticketId?: string | null;
}

/** What createAttachmentUpload answers. */
export interface CreateAttachmentUploadPayload {
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  attachment: Attachment | null;
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** Until when its bytes are taken and an act can attach it; then it is swept away. Null when it was refused. */
  expiresAt: DateTime | null;
  /** Headers that the PUT must have. */
  headers: UploadHeader[];
  /** Where its bytes go by PUT, on this server, with the same session or key; null when it was refused. */
  uploadUrl: string | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** A request by the form or by a partner’s system (§4.1, §4.5). */
export interface CreateTicketInput {
  /** Files that were uploaded for it (see createAttachmentUpload), in their order (§4.5). */
  attachmentIds?: string[] | null;
  /** What happened and what is asked, at most 1 MB (§4.5). */
  body: string;
  /** Code of a request category (§3). */
  categoryCode?: string | null;
  /** A contact of the client. */
  contactId?: string | null;
  /** Kept with the text of the request, at most 64 characters (§4.5). */
  contactPhone?: string | null;
  /** How bad it is for the client; it does not drive the clock (§4.5). */
  criticality?: Criticality | null;
  /** What the caller’s own system calls the request, at most 200 characters; unique for the client. Sent again it answers the request that is there: what it lacked of §4.5 is filled in, what was said stays (SAID_OTHERWISE), and nothing more is promised. */
  externalId?: string | null;
  /** The id that the record is to have, a UUID of version 4 or 7 of the caller’s making: the same sent again under it answers the same record and does nothing. ID_TAKEN where it names anything else. Ours when it is left out. */
  id?: string | null;
  /** QUESTION when it is not given. */
  kind?: TicketKind | null;
  /** As the client sets it (§4.7); without it the default of the regulation is taken and marked. */
  priority?: Priority | null;
  /** UUID of the product that it is about. */
  productId?: string | null;
  /** At most 120 characters. */
  productVersion?: string | null;
  /** Documents or discussions that were read before asking (§2.2, §4.3): at most 50 of at most 2,000 characters. */
  relatedLinks?: string[] | null;
  /** How to reproduce it, where possible (§4.5). */
  stepsToReproduce?: string | null;
  /** At most 500 characters (§4.5). */
  subject: string;
}

/** What createTicket answers. */
export interface CreateTicketPayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** Whether the record is new; null when the act was refused. */
  result: UpsertResult | null;
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  ticket: Ticket | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** How badly the problem hurts (§4.5); it never moves the clock. */
export type Criticality = 'BLOCKING' | 'COSMETIC' | 'CRITICAL' | 'MAJOR' | 'MINOR';

/** An opaque place in a list or in the stream of events. Keep it, give it back, never look inside. */
export type Cursor = string;

/** A day of the calendar without a time: YYYY-MM-DD. */
export type Date = string;

/** An instant: RFC 3339 in UTC with milliseconds, for example 2026-11-23T07:00:00.000Z. Any offset is accepted on input. */
export type DateTime = string;

/** What kind of day it is in the production calendar (§4.6). */
export type DayKind = 'CLOSED' | 'HOLIDAY' | 'MOVED_OFF' | 'OPENED' | 'SHORT' | 'SPECIAL' | 'WEEKEND' | 'WORKING' | 'WORKING_WEEKEND';

/** Which records of a directory (§1). All given conditions must hold. */
export interface DirectoryFilter {
  /** True: in use today; false: kept for history. An assignment is active while it is valid. */
  active?: boolean | null;
  /** Only these, by their UUIDs; at most 100. */
  ids?: string[] | null;
  /** Part of a name, a key, an address. */
  text?: string | null;
}

/** A day of the term: what was counted on it, or why nothing was. */
export interface ExplainedDay {
  /** Working time that was counted on it, seconds. */
  countedSeconds: number;
  /** The day, in the desk’s zone. */
  date: Date;
  /** Stretches that were counted; empty for a day that was skipped. */
  intervals: ExplainedInterval[];
  /** Why it counts or does not. */
  kind: DayKind;
  /** Name of the holiday or of the move, in the language of the request. */
  name: string | null;
}

/** A stretch of working time that was counted. */
export interface ExplainedInterval {
  /** Its beginning. */
  from: DateTime;
  /** Its length. */
  seconds: number;
  /** Its end. */
  to: DateTime;
}

/** Why an answer is due when it is: checkable with a pencil (R20). */
export interface Explanation {
  /** For example `2026 v1`. */
  calendarVersions: string[];
  /** Clauses on which it rests. */
  clauses: string[];
  /** Sum over the days; another than the term where the due was cut (R9), graced (R11) or is the closing of a day: `sentences` say which. */
  countedWorkingSeconds: number;
  /** Every day of the term, skipped ones too. */
  days: ExplainedDay[];
  /** When the answer is due (R1, R3). */
  dueAt: DateTime;
  /** Closing of the n-th working day after the start; never before the due (R20). */
  outerLimitAt: DateTime;
  /** The priority by which it is counted. */
  priority: Priority;
  /** True: the term touches a year whose calendar is a forecast (R21). */
  provisional: boolean;
  /** Number of the version of the regulation by which it is counted (§2.4). */
  regulationVersion: string;
  /** The same in words, in the language of the request: step by step, day by day. */
  sentences: string[];
  /** When the term begins to run: the arrival, or the next opening (R2). */
  startsAt: DateTime;
  /** Working time that the term of the priority stands for (§4.7). */
  termWorkingSeconds: number;
  /** Working days that the term of the priority stands for. */
  workingDays: number;
}

/** A wish of a client for a better product (§3.12). */
export interface FeatureRequest {
  /** What the client gains by it; for the client and the desk only. */
  benefit: string | null;
  /** Whose wish it is; null for a partner’s system when it is another client’s. */
  client: Client | null;
  /** When it was submitted. */
  createdAt: DateTime;
  /** What was said with the latest decision. */
  decisionComment: string | null;
  /** What the system that submitted it calls it, unique for the client; for the client and the desk only. */
  externalId: string | null;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** For example FW-2026-012; accepted wherever its id is. */
  number: string;
  /** The product that should be better; null when none was named. */
  product: Product | null;
  /** The release that is to carry it, or carries it. */
  release: string | null;
  /** Where it stands. */
  status: FeatureRequestStatus;
  /** What should be different. */
  text: string;
  /** The request from which it came; for the client and the desk only. */
  ticket: Ticket | null;
  /** One line. */
  title: string;
  /** When it last changed; voices do not count. */
  updatedAt: DateTime;
  /** Rises with each decision; give it back as `expectedVersion`. */
  version: number;
  /** How many clients want it, the author included. */
  voices: number;
}

/** A page of a list of FeatureRequest. */
export interface FeatureRequestConnection {
  /** The rows with their cursors. */
  edges: FeatureRequestEdge[];
  /** The rows without their cursors. */
  nodes: FeatureRequest[];
  /** Whether there is more, before and behind. */
  pageInfo: PageInfo;
  /** How many there are; counting stops at 10,000. */
  totalCount: number;
  /** False when there are more than `totalCount` says. */
  totalCountIsExact: boolean;
}

/** A FeatureRequest in its list. */
export interface FeatureRequestEdge {
  /** Its place in the list: give it back as `after` or `before`. */
  cursor: Cursor;
  /** The row. */
  node: FeatureRequest;
}

/** All given conditions must hold; a list means "any of". */
export interface FeatureRequestFilter {
  /** What the system that submitted it calls it, whole; for a partner’s system among those of its client. */
  externalId?: string | null;
  /** Only these, by their UUIDs or numbers; at most 100. */
  ids?: string[] | null;
  /** About one of these products. */
  productId?: string[] | null;
  /** Standing at one of these. */
  status?: FeatureRequestStatus[] | null;
  /** Part of the number, the title, the text or the client’s name. */
  text?: string | null;
  /** That changed after this instant: what a system reads that lost its place in the events. Order by UPDATED. */
  updatedAfter?: DateTime | null;
  /** That has not changed since this instant. */
  updatedBefore?: DateTime | null;
}

/** One term of the order of a list of FeatureRequest. */
export interface FeatureRequestOrder {
  /** From small to large unless it says DESC. */
  direction?: OrderDirection;
  /** What is ordered by. */
  field: FeatureRequestOrderField;
}

/** What a list of FeatureRequest is ordered by. */
export type FeatureRequestOrderField = 'CREATED' | 'NUMBER' | 'STATUS' | 'TITLE' | 'UPDATED' | 'VOICES';

/** Where a wish stands (§3.12). */
export type FeatureRequestStatus = 'ACCEPTED' | 'DECLINED' | 'INCLUDED_IN_RELEASE' | 'PLANNED' | 'REGISTERED' | 'UNDER_REVIEW';

/** A request at development (§3.2). */
export interface Handover {
  /** When development was done with it; null while it goes on. */
  endedAt: DateTime | null;
  /** When it went to development. */
  handedOverAt: DateTime;
  /** UUID of the record. */
  id: string;
  /** Why development has it, as the client was told. */
  reason: string | null;
  /** The release that carries the fix. */
  release: string | null;
  /** How far development is. */
  state: HandoverState;
  /** When somebody last noted how far it is. */
  updatedAt: DateTime;
  /** What the client can do meanwhile. */
  workaround: string | null;
}

/** Where a request stands at development (§3.2, §3.8). */
export type HandoverState = 'FIXED' | 'HANDED_OVER' | 'REJECTED' | 'RELEASED' | 'RETURNED' | 'TAKEN';

/** A stretch of time. */
export interface IntervalInput {
  /** Its beginning. */
  from: DateTime;
  /** Not before `from`. */
  to: DateTime;
}

/** The other request of a link, in short. */
export interface LinkedTicket {
  /** UUID of the ticket. */
  id: string;
  /** Its number. */
  number: string;
  /** Where it stands now. */
  status: TicketStatus;
  /** Its subject. */
  subject: string;
}

/** Plain text, never markup, with the places of the words that were looked for. */
export interface MarkedText {
  /** In their order; none overlap. */
  marks: TextRange[];
  /** The words of this stretch. */
  text: string;
}

/** Which message of the client a promised reaction answers. */
export type ObligationKind = 'FIRST' | 'FOLLOW_UP';

/** A page by its offset, for tables that jump to page N. Excludes cursors; offset + limit ≤ 10,000. */
export interface OffsetPageInput {
  /** Rows on the page, at most 100. */
  limit: number;
  /** Rows to leave out, from 0. */
  offset: number;
}

/** From small to large, or from large to small. */
export type OrderDirection = 'ASC' | 'DESC';

/** Where a page lies in its list. */
export interface PageInfo {
  /** Cursor of the last row; null when there is none. */
  endCursor: Cursor | null;
  /** Whether rows follow. */
  hasNextPage: boolean;
  /** Whether rows stand before. */
  hasPreviousPage: boolean;
  /** Cursor of the first row; null when there is none. */
  startCursor: Cursor | null;
}

/** A solution was postponed or refused: why, and by what proof (§4.13). */
export interface Postponement {
  /** When it was decided. */
  at: DateTime;
  /** Who decided, as the name was then. */
  authorName: string;
  /** The text for the client. */
  body: string;
  /** Whether the solution was postponed or refused. */
  effect: PostponementEffect;
  /** UUID of the record. */
  id: string;
  /** Which of the reasons of §4.13. */
  reason: PostponementReason;
  /** The day on which a postponed question is taken up again; null for a refusal. */
  reviewOn: Date | null;
}

/** What a reason leads to (§4.13). */
export type PostponementEffect = 'POSTPONED' | 'REFUSED';

/** Why a solution is postponed or refused (§4.13). */
export type PostponementReason = 'INCORRECT_OR_UNCONSTRUCTIVE' | 'INSUFFICIENT_DATA' | 'NEEDS_DIAGNOSTICS_OR_RELEASE' | 'NOT_REPRODUCIBLE' | 'OUT_OF_SCOPE';

/** Urgency as the client sets it (§4.7); it alone chooses the answer term. */
export type Priority = 'HIGH' | 'LOW' | 'MEDIUM';

/** A priority that staff proposed; the client decides (§4.7). */
export interface PriorityProposal {
  /** Who proposed it, as the name was then. */
  authorName: string;
  /** UUID of the record. */
  id: string;
  /** The priority that is proposed. */
  priority: Priority;
  /** When it was proposed. */
  proposedAt: DateTime;
  /** Why, in words for the client. */
  reason: string;
  /** When the client decided, or it was withdrawn. */
  settledAt: DateTime | null;
  /** What became of it. */
  state: PriorityProposalState;
}

/** What became of a proposed priority (§4.7). */
export type PriorityProposalState = 'ACCEPTED' | 'DECLINED' | 'OPEN' | 'WITHDRAWN';

/** Hardware, a circuit or a program that clients use (§1). */
export interface Product {
  /** False: kept for history. */
  active: boolean;
  /** What it is, in Russian. */
  description: string | null;
  /** What it is, in English. */
  descriptionEn: string | null;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Short latin name for integrations, unique. */
  key: string;
  /** Of what kind it is. */
  kind: ProductKind;
  /** Its name in Russian. */
  name: string;
  /** Its name in English, where there is one. */
  nameEn: string | null;
  /** Rises with each change; give it back as `expectedVersion`. */
  version: number;
  /** Versions and revisions in use, oldest first. */
  versions: string[];
}

/** A page of a list of Product. */
export interface ProductConnection {
  /** The rows with their cursors. */
  edges: ProductEdge[];
  /** The rows without their cursors. */
  nodes: Product[];
  /** Whether there is more, before and behind. */
  pageInfo: PageInfo;
  /** How many there are; counting stops at 10,000. */
  totalCount: number;
  /** False when there are more than `totalCount` says. */
  totalCountIsExact: boolean;
}

/** A Product in its list. */
export interface ProductEdge {
  /** Its place in the list: give it back as `after` or `before`. */
  cursor: Cursor;
  /** The row. */
  node: Product;
}

/** What a product is made of (§1). */
export type ProductKind = 'HARDWARE' | 'IC' | 'SOFTWARE';

/** One term of the order of a list of Product. */
export interface ProductOrder {
  /** From small to large unless it says DESC. */
  direction?: OrderDirection;
  /** What is ordered by. */
  field: ProductOrderField;
}

/** What a list of Product is ordered by. */
export type ProductOrderField = 'ACTIVE' | 'KEY' | 'KIND' | 'NAME';

/** What the client decides about a proposed priority, or that staff take it back. */
export type ProposalSettlement = 'ACCEPT' | 'DECLINE';

/** What the caller may spend, and what is left of it. An object of an answer costs a point, a list its page, an act ten, a scalar nothing. */
export interface RateLimitStatus {
  /** What this very request cost, points. */
  cost: number;
  /** The bucket of the caller, points; null for people, who are not counted. */
  limit: number | null;
  /** What one request may cost, points. */
  mostPerRequest: number;
  /** Points that flow in each second. */
  pointsPerSecond: number | null;
  /** Points that are left in it. */
  remaining: number | null;
}

/** Why an act was refused. The list grows; treat an unknown code as a refusal. */
export type RefusalCode = 'ABSENCE_OVERLAPS' | 'ACT_NOT_POSSIBLE' | 'ALREADY_EXISTS' | 'ALREADY_SUPPORTED' | 'ANSWER_HAS_LEFT' | 'CALENDAR_UNCHANGED' | 'CALENDAR_UNREADABLE' | 'CHANNEL_NOT_OFFICIAL' | 'DATE_OUTSIDE_YEAR' | 'DATE_REPEATED' | 'DAY_CONTRADICTORY' | 'DECREE_MISSING' | 'DOCUMENT_UNKNOWN' | 'FILES_WAITING' | 'FILE_ALTERED' | 'FILE_CHECK_AWAY' | 'FILE_INCOMPLETE' | 'FILE_INFECTED' | 'FILE_KIND_FORBIDDEN' | 'FILE_NOT_UPLOADED' | 'FILE_STORE_AWAY' | 'FILE_TOO_LARGE' | 'FILE_TOO_LARGE_TO_CHECK' | 'FORBIDDEN' | 'HOLIDAY_MISSING' | 'HOLIDAY_NOT_MOVED' | 'IDEMPOTENCY_CONCURRENT_REQUEST' | 'IDEMPOTENCY_CONFLICT' | 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' | 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' | 'ID_TAKEN' | 'INTERVAL_REVERSED' | 'INTROSPECTION_CLOSED' | 'INVALID_VALUE' | 'IN_USE' | 'KEY_IN_ADDRESS' | 'LETTER_IS_BEING_READ' | 'LINK_WITH_ITSELF' | 'MAILBOX_PAUSED' | 'MERGE_BROKEN_PROMISE' | 'MERGE_OTHER_CLIENT' | 'MERGE_WITH_ITSELF' | 'NOT_ABSENT' | 'NOT_FOUND' | 'NO_PROPOSAL' | 'OPENING_HOURS_WRONG' | 'PRIORITY_BELONGS_TO_CLIENT' | 'PROPOSAL_OPEN' | 'QUERY_TOO_COMPLEX' | 'RATE_LIMITED' | 'REASON_NOT_PROVEN' | 'RECEIPT_IN_FUTURE' | 'REQUIRED_FIELD_MISSING' | 'REQUISITES_MISSING' | 'REVIEW_NOT_AHEAD' | 'REVIEW_NOT_A_WORKING_DAY' | 'SAID_OTHERWISE' | 'SECTION_MISSING' | 'SPLIT_BROKEN_PROMISE' | 'SPLIT_LEAVES_NOTHING' | 'STALE_VERSION' | 'TERM_MISSING' | 'TICKET_CLOSED' | 'TICKET_MERGED' | 'TIMED_OUT' | 'TOO_LONG' | 'TOO_MANY_ATTEMPTS' | 'TOO_MANY_FILES' | 'TOO_MANY_INPUTS' | 'TRANSFER_FROM_WORKING_DAY' | 'TRANSFER_TO_DAY_OFF' | 'TRANSFER_UNPAIRED' | 'WORKING_DAYS_DIFFER' | 'WRONG_CREDENTIALS';

/** A value that completes a sentence. */
export interface RefusalParam {
  /** What it is, as the sentence calls it. */
  name: string;
  /** The value, in the language of the request. */
  value: string;
}

/** What a request is about, with the clause that covers it or leaves it out (§3). */
export interface RequestCategory {
  /** Clause of the regulation. */
  clause: string;
  /** By it a request names its category. */
  code: string;
  /** Its name in English. */
  nameEn: string;
  /** Its name in Russian. */
  nameRu: string;
  /** Whether support covers it. */
  scope: SupportScope;
}

/** One promised reaction (§4.7, §4.12): an answer owed to one message of the client. Nothing else is called the SLA. */
export interface ResponseObligation {
  /** When our answer left, or will leave while it is held (R5). */
  answeredAt: DateTime | null;
  /** Clause of the promise. */
  clause: string;
  /** When the answer is due (R1, R3). */
  dueAt: DateTime;
  /** Why it is due then, day by day (R20). */
  explanation: Explanation;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Whether it is the first answer or a later one (§4.12). */
  kind: ObligationKind;
  /** Arrival of the message that waits. */
  openedAt: DateTime;
  /** Closing of the n-th working day after the start; never before the due (R20). */
  outerLimitAt: DateTime;
  /** The priority that set the term (§4.7). */
  priority: Priority;
  /** True: the term touches a year whose calendar is a forecast (R21). */
  provisional: boolean;
  /** How it stands now. */
  standing: Standing;
  /** When the term began to run: the arrival, or the next opening (R2). */
  startsAt: DateTime;
}

/** What was found; the best first. */
export interface SearchAnswer {
  /** Empty when the words were found as they were typed. */
  corrections: SearchCorrection[];
  /** By kind, in the order of the kinds; those with none are left out. */
  counts: SearchCount[];
  /** Give it back as `after` for the next page; null on the last one. */
  endCursor: Cursor | null;
  /** What was found, the best first. */
  hits: SearchHit[];
}

/** A word that nobody wrote, and what was looked for instead. */
export interface SearchCorrection {
  /** The word that was searched for. */
  taken: string;
  /** The word as it was typed. */
  typed: string;
}

/** How many records of one kind were found that the viewer may see. */
export interface SearchCount {
  /** Counting stops at 1,000. */
  count: number;
  /** False when there are more than `count` says; then the newest 1,000 are ranked. */
  exact: boolean;
  /** The kind that is counted. */
  kind: SearchKind;
}

/** A record that was found. */
export interface SearchHit {
  /** When it came about; null for what has no date. */
  at: DateTime | null;
  /** Its client; null for what belongs to none, and for a wish of another client. */
  clientId: string | null;
  /** The name of its client; null for what belongs to none, and for a wish of another client. */
  clientName: string | null;
  /** Of the record. */
  id: string;
  /** What kind of record it is. */
  kind: SearchKind;
  /** As people cite it, TP-2026-000123; null for what has none. */
  number: string | null;
  /** The part of its texts that speaks of what was looked for, about 180 characters on one line. */
  snippet: MarkedText | null;
  /** Its subject, title or name. */
  title: MarkedText;
}

/** What the search finds. The list grows. */
export type SearchKind = 'CLIENT' | 'CONTACT' | 'FEATURE_REQUEST' | 'PRODUCT' | 'TERMS_OF_REFERENCE' | 'TICKET';

/** What becomes of the open proposal of a ticket (§4.7). */
export interface SettlePriorityProposalInput {
  /** The version on which the act rests; another one is refused with STALE_VERSION. */
  expectedVersion?: number | null;
  /** What is decided about it. */
  settlement: ProposalSettlement;
  /** Id or number of the ticket. */
  ticketId: string;
}

/** What settlePriorityProposal answers. */
export interface SettlePriorityProposalPayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  ticket: Ticket | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** What would be promised for a request (§4.6, §4.7). */
export interface SlaPreview {
  /** When the answer is due (R1, R3). */
  dueAt: DateTime;
  /** Closing of the n-th working day after the start; never before the due (R20). */
  outerLimitAt: DateTime;
  /** The term touches a year whose calendar is a forecast (R21). */
  provisional: boolean;
  /** When the term begins to run: the arrival, or the next opening (R2). */
  startsAt: DateTime;
}

/** A request that has not come yet. */
export interface SlaPreviewInput {
  /** Chooses the term (§4.7). */
  priority: Priority;
  /** Arrival at the desk (R14). */
  receivedAt: DateTime;
}

/** Whether this installation counts as the rule was published. */
export interface SlaSelfTest {
  /** How many came out otherwise. */
  failed: number;
  /** Those that came out otherwise. */
  failures: SlaSelfTestFailure[];
  /** The regulation and calendar of this installation, counted too. */
  inForce: SlaSelfTestInForce;
  /** How many came out as published. */
  passed: number;
  /** The rule by which the cases are counted. */
  rule: string;
  /** SHA-256 of the cases as JSON without blanks; compare it with that of your copy. */
  vectorsHash: string;
}

/** A day that this installation counts otherwise than it was published: announced by the company (§6), or loaded anew (§4.6). */
export interface SlaSelfTestDay {
  /** The day. */
  date: Date;
  /** What kind of day it is to this installation. */
  kind: DayKind;
  /** What kind of day it is, as published. */
  publishedKind: DayKind;
  /** Seconds of working time, as published. */
  publishedSeconds: number;
  /** Seconds of working time, as this installation counts. */
  seconds: number;
}

/** A published case on which this installation counts otherwise. */
export interface SlaSelfTestFailure {
  /** The due that this server counts. */
  dueAt: DateTime;
  /** The due that is published. */
  expectedDueAt: DateTime;
  /** The start that is published. */
  expectedStartsAt: DateTime;
  /** Name of the published case. */
  id: string;
  /** The start that this server counts. */
  startsAt: DateTime;
}

/** The published cases by the version of the regulation in force and the calendar as this installation stores it. */
export interface SlaSelfTestInForce {
  /** Code of the calendar of that version. */
  calendarCode: string;
  /** Versions of the years that are stored, for example "2026 v1" (R19). */
  calendarVersions: string[];
  /** Days of the time that the cases cover; empty where another calendar is chosen. */
  changedDays: SlaSelfTestDay[];
  /** Parameters of the version, named as in RegulationParameters, that decide dues and are not as in the published rule. */
  changedParameters: string[];
  /** How many come out otherwise. */
  failed: number;
  /** An organisation with terms, hours or days of its own has some, and that is right. */
  failures: SlaSelfTestFailure[];
  /** How many cases come out as published. */
  passed: number;
  /** Number of the version in force (§2.4). */
  regulationVersion: string;
  /** Cases that differ although no parameter and no day of their term does. Must be empty. */
  unaccounted: string[];
  /** Cases whose days do not add up to their term (R20). Must be empty. */
  unexplained: string[];
}

/** A member of the support staff (§1). */
export interface Staff {
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Two letters for a badge. */
  initials: string;
  /** Family name first, as Russian lists have it. */
  name: string;
  /** Position, as it stands under letters. */
  title: string | null;
}

/** How a promised reaction stands now. */
export type Standing = 'AT_RISK' | 'BREACHED' | 'MERGED' | 'MET' | 'NOT_REQUIRED' | 'ON_TIME';

/** A wish (§3.12). */
export interface SubmitFeatureRequestInput {
  /** What the client gains by it, at most 10,000 characters. */
  benefit?: string | null;
  /** What the caller’s own system calls the wish, at most 200 characters; unique for the client. Sent again it answers the wish that is there: a benefit, a product or a ticket that it lacked is filled in, what was said stays (SAID_OTHERWISE). */
  externalId?: string | null;
  /** The id that the record is to have, a UUID of version 4 or 7 of the caller’s making: the same sent again under it answers the same record and does nothing. ID_TAKEN where it names anything else. Ours when it is left out. */
  id?: string | null;
  /** The product that should be better. */
  productId?: string | null;
  /** Required. What should be different, at most 100,000 characters. */
  text?: string | null;
  /** Id or number of the client’s ticket from which it came. */
  ticketId?: string | null;
  /** Required. At most 500 characters. */
  title?: string | null;
}

/** What submitFeatureRequest answers. */
export interface SubmitFeatureRequestPayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  featureRequest: FeatureRequest | null;
  /** Whether the record is new; null when the act was refused. */
  result: UpsertResult | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** Terms of Reference (§3.16): new ones, or those that were sent back for revision. */
export interface SubmitTermsOfReferenceInput {
  /** The version on which the act rests; another one is refused with STALE_VERSION. */
  expectedVersion?: number | null;
  /** What the caller’s own system calls the document, at most 200 characters; unique for the client. Sent again it answers the document that is there; what differs is its next revision where it was sent back, and is refused where it was not (SAID_OTHERWISE). */
  externalId?: string | null;
  /** The id that the record is to have, a UUID of version 4 or 7 of the caller’s making: the same sent again under it answers the same record and does nothing. ID_TAKEN where it names anything else. Ours when it is left out. */
  id?: string | null;
  /** The product that the module belongs to. */
  productId?: string | null;
  /** The whole document: what is not sent is not in it. Required sections are marked in the template; 1 MB in all. */
  sections?: TermsOfReferenceSectionInput[] | null;
  /** Required for new ones; it stays with the document. */
  standard?: TermsOfReferenceStandard | null;
  /** Id or number of those that were sent back; their revision rises. Without it new ones are submitted. */
  termsOfReferenceId?: string | null;
  /** Id or number of the client’s ticket from which it came. */
  ticketId?: string | null;
  /** Required for new ones. At most 500 characters. */
  title?: string | null;
}

/** What submitTermsOfReference answers. */
export interface SubmitTermsOfReferencePayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** Whether the record is new; null when the act was refused. */
  result: UpsertResult | null;
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  termsOfReference: TermsOfReference | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** A client’s voice for a wish. */
export interface SupportFeatureRequestInput {
  /** Required. Id or number of the wish. */
  featureRequestId?: string | null;
}

/** What supportFeatureRequest answers. */
export interface SupportFeatureRequestPayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  featureRequest: FeatureRequest | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** Whether support covers a category of questions (§3). */
export type SupportScope = 'IN' | 'LIMITED' | 'OUT' | 'TOR';

/** What a client wants to have developed, section by section (§3.16). */
export interface TermsOfReference {
  /** The client who wants the module. */
  client: Client;
  /** When they were first submitted. */
  createdAt: DateTime;
  /** The latest decision. */
  decidedAt: DateTime | null;
  /** What was said with the latest decision. */
  decisionComment: string | null;
  /** By which day the latest submission is to be reviewed (§3.16): so many working days after it as the version of the regulation in force then says. An aim, no promise. Null for what was submitted before that was counted. */
  decisionDueOn: Date | null;
  /** What the system that submitted them calls them; unique for the client. */
  externalId: string | null;
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** For example TOR-2026-003; accepted wherever its id is. */
  number: string;
  /** The product to which the module belongs; null when none was named. */
  product: Product | null;
  /** From 1; rises with each resubmission and each agreed addition. */
  revision: number;
  /** The sections that are filled in, in the order of the standard. */
  sections: TermsOfReferenceSection[];
  /** The standard by which they are written. */
  standard: TermsOfReferenceStandard;
  /** Where they stand. */
  status: TermsOfReferenceStatus;
  /** The latest submission. */
  submittedAt: DateTime | null;
  /** The agreed day; the term is set individually (§3.16). */
  termOn: Date | null;
  /** The term in words: it is set individually (§3.16). */
  termText: string | null;
  /** The request from which it came. */
  ticket: Ticket | null;
  /** One line. */
  title: string;
  /** Rises with each act; give it back as `expectedVersion`. */
  version: number;
}

/** A page of a list of TermsOfReference. */
export interface TermsOfReferenceConnection {
  /** The rows with their cursors. */
  edges: TermsOfReferenceEdge[];
  /** The rows without their cursors. */
  nodes: TermsOfReference[];
  /** Whether there is more, before and behind. */
  pageInfo: PageInfo;
  /** How many there are; counting stops at 10,000. */
  totalCount: number;
  /** False when there are more than `totalCount` says. */
  totalCountIsExact: boolean;
}

/** A TermsOfReference in its list. */
export interface TermsOfReferenceEdge {
  /** Its place in the list: give it back as `after` or `before`. */
  cursor: Cursor;
  /** The row. */
  node: TermsOfReference;
}

/** All given conditions must hold; a list means "any of". */
export interface TermsOfReferenceFilter {
  /** What the system that submitted them calls them, whole; of every client whom the caller may see. */
  externalId?: string | null;
  /** Only these, by their UUIDs or numbers; at most 100. */
  ids?: string[] | null;
  /** For one of these products. */
  productId?: string[] | null;
  /** By one of these standards. */
  standard?: TermsOfReferenceStandard[] | null;
  /** Standing at one of these. */
  status?: TermsOfReferenceStatus[] | null;
  /** Part of the number, the title or the client’s name. */
  text?: string | null;
}

/** One term of the order of a list of TermsOfReference. */
export interface TermsOfReferenceOrder {
  /** From small to large unless it says DESC. */
  direction?: OrderDirection;
  /** What is ordered by. */
  field: TermsOfReferenceOrderField;
}

/** What a list of TermsOfReference is ordered by. */
export type TermsOfReferenceOrderField = 'CLIENT' | 'CREATED' | 'DECIDED' | 'NUMBER' | 'STATUS' | 'SUBMITTED' | 'TERM' | 'TITLE';

/** A section that is filled in. */
export interface TermsOfReferenceSection {
  /** Number in the standard; A stands for appendices. */
  code: string;
  /** In the language of the request. */
  name: string;
  /** Whether the document cannot do without it. */
  required: boolean;
  /** What the client wrote. */
  text: string;
}

/** A section as the client fills it in. */
export interface TermsOfReferenceSectionInput {
  /** Code of a section of the standard, for example 4.1. */
  code: string;
  /** At most 100,000 characters; a section without text is left out. */
  text: string;
}

/** The state standard whose sections they follow (§3.16). */
export type TermsOfReferenceStandard = 'GOST_19_201' | 'GOST_34_602';

/** Where Terms of Reference stand (§3.16). */
export type TermsOfReferenceStatus = 'AGREED' | 'DELIVERED_SEPARATELY' | 'DRAFT' | 'ESTIMATION' | 'INCLUDED_IN_DELIVERY' | 'IN_DEVELOPMENT' | 'ON_ACCEPTANCE' | 'REJECTED' | 'SUBMITTED' | 'UNDER_REVIEW' | 'WITHDRAWN';

/** The sections of a standard, in its order. */
export interface TermsOfReferenceTemplate {
  /** Name of the standard. */
  name: string;
  /** Its sections, in their order. */
  sections: TermsOfReferenceTemplateSection[];
  /** The standard. */
  standard: TermsOfReferenceStandard;
}

/** A section that a standard provides for. */
export interface TermsOfReferenceTemplateSection {
  /** Number of the section in the standard. */
  code: string;
  /** What belongs there. */
  hintEn: string;
  /** What belongs there. */
  hintRu: string;
  /** Its heading in English. */
  nameEn: string;
  /** Its heading in Russian. */
  nameRu: string;
  /** Without it the document is not taken; a subsection counts for its section. */
  required: boolean;
}

/** A part of a text. */
export interface TextRange {
  /** In UTF-16 units. */
  length: number;
  /** From 0, in UTF-16 units. */
  start: number;
}

/** A request of a client (§1, Обращение). */
export interface Ticket {
  /** The responsible specialist (§1); null in the common queue. */
  assignee: Staff | null;
  /** What it is about, with the clause (§3). */
  category: RequestCategory | null;
  /** How it came (§4.1). */
  channel: Channel;
  /** The client who asked. */
  client: Client;
  /** When it was closed or refused; null while it goes on. */
  closedAt: DateTime | null;
  /** Why it was closed; null while it goes on. */
  closingReason: ClosingReason | null;
  /** The person who asked; null where the request names none. */
  contact: Contact | null;
  /** How bad it is for the client; it does not drive the clock (§4.5). */
  criticality: Criticality | null;
  /** Whether the client was under support on the day of receipt (§1). */
  entitled: boolean;
  /** What the system that filed it calls it; unique for the client. */
  externalId: string | null;
  /** The wishes that came from this ticket, oldest first (§3.12). */
  featureRequests: FeatureRequest[];
  /** When it went to development and what became of it, the latest first (§3.2). */
  handovers: Handover[];
  /** UUID; unique in the whole installation, never used again. */
  id: string;
  /** Under which a paper letter or fax was registered (§4.1). */
  incomingNumber: string | null;
  /** A failure, a question, or something else (§1). */
  kind: TicketKind;
  /** When the client wrote last. */
  lastClientMessageAt: DateTime | null;
  /** The requests that this one was merged into or split from, that it continues or is related to, and those of which it is the other end; oldest first (§4.4). */
  links: TicketLink[];
  /** Language of the correspondence: ru or en. */
  locale: string;
  /** What §4.5 asks for and the request lacks. */
  missingFields: string[];
  /** Unique and never used again, for example TP-2026-000123 (§4.4). Accepted wherever a ticket id is. */
  number: string;
  /** Every promise of this ticket, oldest first. */
  obligations: ResponseObligation[];
  /** When and why its solution was postponed or refused, the latest first (§4.13). */
  postponements: Postponement[];
  /** Set by the client (§4.7). */
  priority: Priority;
  /** The client named no priority and the default was taken. */
  priorityByDefault: boolean;
  /** Priorities that were proposed to the client, the latest first (§4.7); only the first one can be open. */
  priorityProposals: PriorityProposal[];
  /** The product that it is about; null when none was named. */
  product: Product | null;
  /** Version of that product, as the client wrote it. */
  productVersion: string | null;
  /** Arrival; terms are counted from it (R13, R14). */
  receivedAt: DateTime;
  /** When it got its number and its confirmation (§4.2). */
  registeredAt: DateTime;
  /** Documents or discussions that the client read before asking (§2.2, §4.3). */
  relatedLinks: string[];
  /** When a postponed question is taken up again: the opening of its review day (§4.13). Null unless it is postponed. */
  reviewAt: DateTime | null;
  /** Other requests that speak of the same things, the nearest first: they share at least two words that few requests use, and those of the same product come before others. What is linked with it already is not among them. */
  similar: Ticket[];
  /** The promise that governs it; null when nothing was ever owed. */
  sla: TicketSla | null;
  /** Where it stands. */
  status: TicketStatus;
  /** At most 500 characters. */
  subject: string;
  /** The Terms of Reference that came from this ticket, oldest first (§3.16). */
  termsOfReferences: TermsOfReference[];
  /** The whole correspondence with what happened, oldest first (§4.4). Internal notes are there for staff only. */
  timeline: TimelineEntry[];
  /** When it last changed. */
  updatedAt: DateTime;
  /** Rises with each change; give it back as `expectedVersion`. */
  version: number;
}

/** A page of a list of Ticket. */
export interface TicketConnection {
  /** The rows with their cursors. */
  edges: TicketEdge[];
  /** The rows without their cursors. */
  nodes: Ticket[];
  /** Whether there is more, before and behind. */
  pageInfo: PageInfo;
  /** How many there are; counting stops at 10,000. */
  totalCount: number;
  /** False when there are more than `totalCount` says. */
  totalCountIsExact: boolean;
}

/** A Ticket in its list. */
export interface TicketEdge {
  /** Its place in the list: give it back as `after` or `before`. */
  cursor: Cursor;
  /** The row. */
  node: Ticket;
}

/** Something that happened to a ticket, in the one order in which everybody sees it. */
export interface TicketEvent {
  /** Who did it. */
  actor: Actor;
  /** UUID of the event, as acts name it in `eventIds`. */
  id: string;
  /** When it happened. */
  occurredAt: DateTime;
  /** Its place in the stream; subscribe with it as `after` to go on from here. */
  position: Cursor;
  /** The ticket as it is when the frame is sent. */
  ticket: Ticket | null;
  /** UUID of the ticket. */
  ticketId: string;
  /** Number of the ticket, where the event knows it. */
  ticketNumber: string | null;
  /** Version of the ticket after the event; an older one than yours can be ignored. */
  ticketVersion: number;
  /** TICKET_REGISTERED, TICKET_DETAILS_ADDED, TICKET_TAKEN, TICKET_ANSWERED, CLIENT_MESSAGE_ADDED, CLIENT_REMINDED, PRIORITY_CHANGED, PRIORITY_PROPOSED, PRIORITY_PROPOSAL_SETTLED, TICKET_CLOSED, TICKET_REOPENED, TICKET_POSTPONED, TICKET_REFUSED, TICKET_HANDED_OVER, TICKET_RETURNED, TICKETS_MERGED, TICKET_SPLIT, OBLIGATION_MOVED, OBLIGATION_CONFIRMED, LETTER_SENT; the desk’s own systems besides: QUEUE_OVERTAKEN, TICKET_ASSIGNED, INTERNAL_NOTE_ADDED, STAFF_MENTIONED, TICKET_WATCHED, TICKET_UNWATCHED, TICKETS_LINKED, TICKETS_UNLINKED, ANSWER_WITHDRAWN, ANSWER_HELD_ANEW, ANSWER_NOT_DELIVERED, ANSWER_DELIVERED_OTHERWISE, LETTER_FAILED, LETTER_RETURNED, POSTPONEMENT_REVIEW_DUE, HANDOVER_UPDATED, CLIENT_SILENT, OBLIGATION_AT_RISK, OBLIGATION_BREACHED, OBLIGATION_NOT_REQUIRED, OBLIGATION_GRACED, BREACH_EXCUSED. The list grows: tolerate others. */
  type: string;
}

/** A frame of the stream. The first only acknowledges and tells the cursor; frames without an event are heart-beats with a fresh cursor. */
export interface TicketEventFrame {
  /** True in the first frame alone: the stream has begun. */
  ack: boolean;
  /** Everything up to here was shown: subscribe with it as `after` to go on. */
  cursor: Cursor;
  /** What happened; null in an acknowledgement and a heart-beat. */
  event: TicketEvent | null;
}

/** All given conditions must hold; a list means "any of" and holds at most 100 values. */
export interface TicketFilter {
  /** True: an answer is owed; false: none is. */
  awaitingAnswer?: boolean | null;
  /** Codes of request categories (§3). */
  category?: string[] | null;
  /** That came in one of these ways (§4.1). */
  channel?: Channel[] | null;
  /** As bad as one of these. */
  criticality?: Criticality[] | null;
  /** An answer is owed, due after this instant. */
  dueAfter?: DateTime | null;
  /** An answer is owed, due before this instant. */
  dueBefore?: DateTime | null;
  /** First day on which an owed answer is due, in the desk’s zone. */
  dueFrom?: Date | null;
  /** Last day on which an owed answer is due, included. */
  dueTo?: Date | null;
  /** True: closed or rejected; false: neither. */
  ended?: boolean | null;
  /** What the system that filed it calls it, whole; of every client whom the caller may see. */
  externalId?: string | null;
  /** Only these, by their UUIDs or numbers; at most 100. */
  ids?: string[] | null;
  /** Of one of these kinds. */
  kind?: TicketKind[] | null;
  /** The whole number, TP-2026-000123. */
  number?: string | null;
  /** Of one of these priorities. */
  priority?: Priority[] | null;
  /** About one of these products. */
  productId?: string[] | null;
  /** That arrived after this instant. */
  receivedAfter?: DateTime | null;
  /** That arrived before this instant. */
  receivedBefore?: DateTime | null;
  /** First day of arrival, in the desk’s zone. */
  receivedFrom?: Date | null;
  /** Last day of arrival, included. */
  receivedTo?: Date | null;
  /** Of the governing promise. */
  standing?: Standing[] | null;
  /** Standing at one of these. */
  status?: TicketStatus[] | null;
  /** What a person typed into the search: words of the number, the subject, the client, the product or the correspondence in any of their forms, as `search` reads them, or a part of the number, the subject or the client’s name. Words are found a moment after their act. */
  text?: string | null;
  /** That changed after this instant: what a system reads that lost its place in the events. Order by UPDATED. */
  updatedAfter?: DateTime | null;
  /** That has not changed since this instant. */
  updatedBefore?: DateTime | null;
}

/** What a request asks for (§1, §3.12, §3.16). */
export type TicketKind = 'FAILURE' | 'QUESTION' | 'TERMS_OF_REFERENCE' | 'WISH';

/** Another request that this one belongs to. Of other clients’ requests only staff hear. */
export interface TicketLink {
  /** When it was linked. */
  at: DateTime;
  /** From this ticket to the other, or the other way round. */
  direction: TicketLinkDirection;
  /** What they have to do with each other. */
  kind: TicketLinkKind;
  /** The other ticket. */
  ticket: LinkedTicket;
}

/** FROM: this request was merged into, continues … the other; TO: the other way round. */
export type TicketLinkDirection = 'FROM' | 'TO';

/** How one request belongs to another (§4.4). */
export type TicketLinkKind = 'CONTINUES' | 'MERGED_INTO' | 'RELATED' | 'SPLIT_FROM';

/** One term of an order; the identifier always decides last. */
export interface TicketOrder {
  /** From small to large unless it says DESC. */
  direction?: OrderDirection;
  /** What is ordered by. */
  field: TicketOrderField;
}

/** What a list of tickets is ordered by. DUE puts tickets to which nothing is owed last. */
export type TicketOrderField = 'CLIENT' | 'DUE' | 'NUMBER' | 'PRIORITY' | 'RECEIVED' | 'STATUS' | 'SUBJECT' | 'UPDATED';

/** The promise that governs a ticket now: the open obligation, else the latest. */
export interface TicketSla {
  /** When our answer left, or will leave while it is held (R5); null while it is owed. */
  answeredAt: DateTime | null;
  /** When the answer is due (§4.7). */
  dueAt: DateTime;
  /** Whether it is the first answer or a later one (§4.12). */
  kind: ObligationKind;
  /** UUID of the promise, for `obligation(id)`. */
  obligationId: string;
  /** True: the term touches a year whose calendar is a forecast (R21). */
  provisional: boolean;
  /** Working time left until the due; negative when overdue; 0 when nothing is owed. */
  remainingWorkingSeconds: number;
  /** How it stands now. */
  standing: Standing;
  /** When the term began to run (R2). */
  startsAt: DateTime;
}

/** Where a ticket stands. A status never pauses the clock (R8). */
export type TicketStatus = 'ANSWERED' | 'CLOSED' | 'IN_DEVELOPMENT' | 'IN_PROGRESS' | 'POSTPONED' | 'RECEIVED' | 'REGISTERED' | 'REJECTED' | 'WAITING_CLIENT';

/** One thing on the timeline of a ticket: a message, a note, an act, a letter. */
export interface TimelineEntry {
  /** When it happened. */
  at: DateTime;
  /** The files of a message or a note, in their order. */
  attachments: Attachment[];
  /** Who did it. */
  author: Actor;
  /** Plain text of a message or a note. */
  body: string | null;
  /** How a message came (§4.1); null for what is no message. */
  channel: Channel | null;
  /** Clause on which the act rests. */
  clause: string | null;
  /** The HTML of a message, made safe: known tags and styles, no script, links that open outside, images of others as `data-remote-src` only. Null when it has none. Show it in a frame without scripts all the same. */
  html: string | null;
  /** UUID of the record. */
  id: string;
  /** Facts of an act: from, to, reason. */
  params: RefusalParam[];
  /** A question to the client (§4.13). */
  question: boolean;
  /** What kind of entry it is. */
  type: TimelineEntryType;
}

/** What an entry of the timeline is. */
export type TimelineEntryType = 'ANSWER' | 'CLIENT_MESSAGE' | 'CLOSED' | 'CONFIRMATION' | 'DECIDED' | 'DETAILS_ADDED' | 'HANDED_OVER' | 'MERGED' | 'POSTPONED' | 'PRIORITY_CHANGED' | 'PRIORITY_PROPOSED' | 'PROPOSAL_SETTLED' | 'REFUSED' | 'REGISTERED' | 'REMINDED' | 'REOPENED' | 'RETURNED' | 'SPLIT' | 'SUBMITTED' | 'TAKEN' | 'WITHDRAWN';

/** A header of the request that brings the bytes. */
export interface UploadHeader {
  /** Name of the header. */
  name: string;
  /** What to send in it. */
  value: string;
}

/** What an act did that makes a record only where there is none. */
export type UpsertResult = 'CREATED' | 'NOOP' | 'UPDATED';

/** Why an act was refused, for people and for machines. Nothing of the act remains. */
export interface UserError {
  /** The clause of the regulation that it rests on, for example 4.7. */
  clause: string | null;
  /** For machines: what is wrong. */
  code: RefusalCode;
  /** Path of the input field; empty when the whole act is meant. */
  field: string[];
  /** A sentence in the language of the request: what is wrong and what to do. */
  message: string;
  /** What completes the sentence, for those who write their own. */
  params: RefusalParam[];
}

/** Who is asking. */
export interface Viewer {
  /** The only client that a partner’s system may see. */
  clientId: string | null;
  /** UUID of the record. */
  id: string;
  /** A person, or a system and for whom it acts. */
  kind: ViewerKind;
  /** The name under which they act. */
  name: string;
  /** Names of the rights, for example tickets.answer. */
  rights: string[];
}

/** A person of the staff, a system of the desk, or a partner’s system that acts for one client. */
export type ViewerKind = 'MACHINE_CLIENT';

/** A wish came, got another voice, or something was decided about it (§3.12). */
export interface WishChange {
  /** Who did it. */
  actor: Actor;
  /** UUID of the event, as acts name it in `eventIds`. */
  id: string;
  /** Number of the wish. */
  number: string;
  /** When it happened. */
  occurredAt: DateTime;
  /** Its place in the stream; subscribe with it as `after` to go on from here. */
  position: Cursor;
  /** FEATURE_REQUEST_SUBMITTED, FEATURE_REQUEST_DETAILS_ADDED, FEATURE_REQUEST_SUPPORTED, FEATURE_REQUEST_DECIDED. The list grows: tolerate others. */
  type: string;
  /** The wish as it is when the frame is sent. */
  wish: FeatureRequest | null;
  /** Version of the wish after the event; an older one than yours can be ignored. Voices change none. */
  wishVersion: number;
}

/** A frame of the stream. The first only acknowledges and tells the cursor; frames without an event are heart-beats with a fresh cursor. */
export interface WishChangeFrame {
  /** True in the first frame alone: the stream has begun. */
  ack: boolean;
  /** Everything up to here was shown: subscribe with it as `after` to go on. */
  cursor: Cursor;
  /** What happened; null in an acknowledgement and a heart-beat. */
  event: WishChange | null;
}

/** The client takes its Terms of Reference back; possible until they are agreed on. */
export interface WithdrawTermsOfReferenceInput {
  /** Why, at most 10,000 characters. */
  comment?: string | null;
  /** The version on which the act rests; another one is refused with STALE_VERSION. */
  expectedVersion?: number | null;
  /** Required. Id or number. */
  termsOfReferenceId?: string | null;
}

/** What withdrawTermsOfReference answers. */
export interface WithdrawTermsOfReferencePayload {
  /** The place in the stream behind this act: a subscription with it as `after` shows what followed what this payload shows, without gap and without the act itself. Null when the act was refused. Ask for it only when you subscribe: the act then waits for its place. */
  eventCursor: Cursor | null;
  /** The events that the act wrote. When the stream has shown the last of them, it has shown this act. */
  eventIds: string[];
  /** As it stands after the act; as it stands now where the act was refused with STALE_VERSION, null when it was refused otherwise. */
  termsOfReference: TermsOfReference | null;
  /** Why the act was refused; empty when it was done. */
  userErrors: UserError[];
}

/** Whether the desk is open, and until when (§4.6). */
export interface WorkingHoursNow {
  /** The next closing while open, the next opening while closed. */
  changesAt: DateTime;
  /** Local closing time, HH:MM. */
  closesAt: string;
  /** The clock of the server. */
  now: DateTime;
  /** Whether it is open now. */
  open: boolean;
  /** Local opening time, HH:MM. */
  opensAt: string;
  /** IANA name. */
  timeZone: string;
}
