import type { TermsOfReferenceStandard, TermsOfReferenceStatus } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

export type Decision = 'REVIEW' | 'ESTIMATE' | 'AGREE' | 'REJECT' | 'RETURN' | 'START_DEVELOPMENT' | 'ACCEPTANCE' | 'INCLUDE' | 'DELIVER_SEPARATELY';
/** A submission, a decision or a withdrawal, as the event log keeps it. */
export interface Act {
  id: string; type: string; at: string; author: { kind: string; name: string };
  /** What was said with it. */
  body: string | null;
  params: { name: string; value: string }[];
}
export interface Section { code: string; name: string; text: string; required: boolean }

/** Terms of Reference (§3.16), as lists show them. */
export interface TermsRow {
  id: string; number: string; title: string; client: Picked; product: Picked | null; standard: TermsOfReferenceStandard; status: TermsOfReferenceStatus;
  revision: number; termText: string | null; termOn: string | null; submittedAt: string | null; decisionDueOn: string | null; decisionLate: boolean; version: number;
}
export interface Terms extends TermsRow {
  sections: Section[]; possibleDecisions: Decision[]; decisionComment: string | null; createdAt: string; decidedAt: string | null;
  ticket: { id: string; number: string; subject: string } | null;
  acts: Act[];
}

const ROW = gql`fragment TermsRow on TermsOfReference { id number title client { id name nameEn } product { id name nameEn } standard status revision termText termOn submittedAt decisionDueOn decisionLate version }`;
const WHOLE = gql`fragment WholeTerms on TermsOfReference {
  ...TermsRow sections { code name text required } possibleDecisions decisionComment createdAt decidedAt ticket { id number subject }
  acts { id type at author { kind name } body params { name value } }
} ${ROW}`;

export const TERMS_LIST = gql`query TermsOfReferences($page: OffsetPageInput, $filter: TermsOfReferenceFilter, $orderBy: [TermsOfReferenceOrder!]) { termsOfReferences(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...TermsRow } totalCount } } ${ROW}`;
export const TERMS = gql`query TermsOfReference($id: ID!) { termsOfReference(id: $id) { ...WholeTerms } } ${WHOLE}`;

/** What a standard asks for, section by section. */
export interface TemplateSection { code: string; nameRu: string; nameEn: string; hintRu: string; hintEn: string; required: boolean }
export const TEMPLATE = gql<{ termsOfReferenceTemplate: { name: string; sections: TemplateSection[] } }, { standard: TermsOfReferenceStandard }>`
  query TermsOfReferenceTemplate($standard: TermsOfReferenceStandard!) { termsOfReferenceTemplate(standard: $standard) { name sections { code nameRu nameEn hintRu hintEn required } } }`;

type TermsPayload = Payload & { termsOfReference: Terms | null };
export interface Submission {
  termsOfReferenceId?: string; expectedVersion?: number; clientId?: string; title: string; productId: string | null; ticketId: string | null;
  standard?: TermsOfReferenceStandard; sections: { code: string; text: string }[];
}
export const SUBMIT = gql<{ submitTermsOfReference: TermsPayload }, { input: Submission }>`
  mutation SubmitTermsOfReference($input: SubmitTermsOfReferenceInput!) { submitTermsOfReference(input: $input) { termsOfReference { ...WholeTerms } userErrors { code message field clause } } } ${WHOLE}`;
export interface DecisionInput { termsOfReferenceId: string; decision: Decision; comment: string | null; termText?: string | null; termOn?: string | null; expectedVersion: number }
export const DECIDE = gql<{ decideTermsOfReference: TermsPayload }, { input: DecisionInput }>`
  mutation DecideTermsOfReference($input: DecideTermsOfReferenceInput!) { decideTermsOfReference(input: $input) { termsOfReference { ...WholeTerms } userErrors { code message field clause } } } ${WHOLE}`;
export const WITHDRAW = gql<{ withdrawTermsOfReference: TermsPayload }, { input: { termsOfReferenceId: string; comment: string | null; expectedVersion: number } }>`
  mutation WithdrawTermsOfReference($input: WithdrawTermsOfReferenceInput!) { withdrawTermsOfReference(input: $input) { termsOfReference { ...WholeTerms } userErrors { code message field clause } } } ${WHOLE}`;

type Found<Root extends string> = Record<Root, { nodes: Picked[] }>;
export const FIND_CLIENTS = gql<Found<'clients'>, { text: string }>`query FindClients($text: String!) { clients(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
export const FIND_PRODUCTS = gql<Found<'products'>, { text: string }>`query FindProducts($text: String!) { products(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
export const FIND_TICKETS = gql<Found<'tickets'>, { text: string }>`query FindTickets($text: String!) { tickets(page: { offset: 0, limit: 20 }, filter: { text: $text }) { nodes { id name: number subject } } }`;

/** What became of a ticket. */
export const TICKET_TERMS = gql<{ ticket: { id: string; termsOfReferences: Pick<TermsRow, 'id' | 'number' | 'title' | 'status'>[] } | null }, { id: string }>`query TicketTerms($id: ID!) { ticket(id: $id) { id termsOfReferences { id number title status } } }`;

/** Terms of Reference that wait for a decision of ours, the oldest first. */
export const TERMS_AWAITING = gql<{ termsOfReferences: { nodes: Pick<TermsRow, 'id' | 'number' | 'title' | 'client' | 'status' | 'decisionDueOn' | 'decisionLate'>[]; totalCount: number } }, Record<never, never>>`query TermsAwaiting {
  termsOfReferences(page: { offset: 0, limit: 5 }, filter: { status: [SUBMITTED, UNDER_REVIEW, ESTIMATION] }, orderBy: [{ field: SUBMITTED, direction: ASC }]) { nodes { id number title client { id name nameEn } status decisionDueOn decisionLate } totalCount } }`;
