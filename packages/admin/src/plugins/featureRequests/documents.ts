import type { FeatureRequestStatus } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

/** A wish of a client (§3.12), as lists show it. */
export interface FeatureRequestRow {
  id: string; number: string; title: string; client: Picked; product: Picked | null; status: FeatureRequestStatus;
  /** How many clients want it, the author included. */
  voices: number;
  release: string | null; createdAt: string; version: number;
}
export interface FeatureRequest extends FeatureRequestRow {
  /** Where a decision can take it from here, the likeliest first. */
  possibleStatuses: FeatureRequestStatus[];
  text: string; benefit: string | null; decisionComment: string | null; updatedAt: string;
  ticket: { id: string; number: string; subject: string } | null;
  supporters: Picked[];
}

const ROW = gql`fragment FeatureRequestRow on FeatureRequest { id number title client { id name nameEn } product { id name nameEn } status voices release createdAt version }`;
const WHOLE = gql`fragment WholeFeatureRequest on FeatureRequest { ...FeatureRequestRow possibleStatuses text benefit decisionComment updatedAt ticket { id number subject } supporters { id name nameEn } } ${ROW}`;

export const FEATURE_REQUESTS = gql`query FeatureRequests($page: OffsetPageInput, $filter: FeatureRequestFilter, $orderBy: [FeatureRequestOrder!]) { featureRequests(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...FeatureRequestRow } totalCount } } ${ROW}`;
export const FEATURE_REQUEST = gql`query FeatureRequest($id: ID!) { featureRequest(id: $id) { ...WholeFeatureRequest } } ${WHOLE}`;
export const SUBMIT = gql`mutation SubmitFeatureRequest($input: SubmitFeatureRequestInput!) { submitFeatureRequest(input: $input) { featureRequest { ...WholeFeatureRequest } userErrors { code message field clause } } } ${WHOLE}`;

type WishPayload = Payload & { featureRequest: FeatureRequest | null };
export const SUPPORT = gql<{ supportFeatureRequest: WishPayload }, { input: { featureRequestId: string; clientId: string } }>`
  mutation SupportFeatureRequest($input: SupportFeatureRequestInput!) { supportFeatureRequest(input: $input) { featureRequest { ...WholeFeatureRequest } userErrors { code message field clause } } } ${WHOLE}`;
export interface Decision { featureRequestId: string; status: FeatureRequestStatus; comment: string | null; release?: string | null; expectedVersion: number }
export const DECIDE = gql<{ decideFeatureRequest: WishPayload }, { input: Decision }>`
  mutation DecideFeatureRequest($input: DecideFeatureRequestInput!) { decideFeatureRequest(input: $input) { featureRequest { ...WholeFeatureRequest } userErrors { code message field clause } } } ${WHOLE}`;

type Found<Root extends string> = Record<Root, { nodes: Picked[] }>;
export const FIND_CLIENTS = gql<Found<'clients'>, { text: string }>`query FindClients($text: String!) { clients(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
export const FIND_PRODUCTS = gql<Found<'products'>, { text: string }>`query FindProducts($text: String!) { products(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
export const FIND_TICKETS = gql<Found<'tickets'>, { text: string }>`query FindTickets($text: String!) { tickets(page: { offset: 0, limit: 20 }, filter: { text: $text }) { nodes { id name: number subject } } }`;

/** What became of a ticket. */
export const TICKET_WISHES = gql<{ ticket: { id: string; featureRequests: Pick<FeatureRequestRow, 'id' | 'number' | 'title' | 'status'>[] } | null }, { id: string }>`query TicketWishes($id: ID!) { ticket(id: $id) { id featureRequests { id number title status } } }`;

/** Wishes nobody has decided on yet, the most wanted first. */
export const WISHES_BY_VOICES = gql<{ featureRequests: { nodes: Pick<FeatureRequestRow, 'id' | 'number' | 'title' | 'product' | 'voices'>[]; totalCount: number } }, Record<never, never>>`query WishesByVoices {
  featureRequests(page: { offset: 0, limit: 5 }, filter: { status: [REGISTERED, UNDER_REVIEW] }, orderBy: [{ field: VOICES, direction: DESC }]) { nodes { id number title product { id name nameEn } voices } totalCount } }`;
