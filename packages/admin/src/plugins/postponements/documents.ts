import type { Locale, PostponementEffect, PostponementEvidence, PostponementReason, SupportScope } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

/** A message on the timeline that may prove a reason. */
export interface Said { id: string; type: string; at: string; body: string | null; question: boolean; leavesAt: string | null; author: { name: string } }
/** What a decision stands on: the language of the letter, the usual day of a review, what was said. */
export interface Basis { id: string; locale: Locale; usualReviewOn: string; timeline: Said[] }
export const BASIS = gql<{ ticket: Basis | null }, { id: string }>`query DecisionBasis($id: ID!) { ticket(id: $id) { id locale usualReviewOn timeline { id type at body question leavesAt author { name } } } }`;

export interface ReasonWording { code: PostponementReason; labelRu: string; labelEn: string }
export const REASONS = gql<{ postponementReasons: ReasonWording[] }, Record<never, never>>`query ReasonsToDecide { postponementReasons { code labelRu labelEn } }`;
export interface Category { code: string; clause: string; scope: SupportScope; nameRu: string; nameEn: string }
export const CATEGORIES = gql<{ requestCategories: Category[] }, Record<never, never>>`query CategoriesOfDecisions { requestCategories { code clause scope nameRu nameEn } }`;
export const HOURS = gql<{ workingHours: { open: boolean; changesAt: string; now: string } }, Record<never, never>>`query HoursForDecisions { workingHours { open changesAt now } }`;

type Evidence = Partial<Record<PostponementEvidence, string>>;
export interface Decision extends Evidence { ticketId: string; reason: PostponementReason; body: string; sendNow: boolean; expectedVersion: number }
type TicketPayload<Name extends string> = Record<Name, Payload & { ticket: { id: string; version: number } | null }>;

const STATE = gql`fragment DecidedTicket on Ticket {
  id version status takenAt closedAt closingReason answerNotDeliveredAt reviewAt updatedAt assignee { id name initials }
  sla { obligationId kind startsAt dueAt standing answeredAt breachedAt provisional remainingWorkingSeconds }
}`;
export const POSTPONE = gql<TicketPayload<'postponeTicket'>, { input: Decision & { reviewOn?: string } }>`
  mutation PostponeTicket($input: PostponeTicketInput!) { postponeTicket(input: $input) { ticket { ...DecidedTicket } userErrors { code message field clause } } } ${STATE}`;
export const REFUSE = gql<TicketPayload<'refuseTicket'>, { input: Decision }>`
  mutation RefuseTicket($input: RefuseTicketInput!) { refuseTicket(input: $input) { ticket { ...DecidedTicket } userErrors { code message field clause } } } ${STATE}`;

/** A decision as it was taken. */
export interface Postponement {
  id: string; effect: PostponementEffect; reason: PostponementReason; reviewOn: string | null; at: string; authorName: string;
  testedConfiguration: string | null; needed: string | null; categoryCode: string | null; askedAt: string | null;
}
export const POSTPONEMENTS = gql<{ ticket: { id: string; postponements: Postponement[] } | null }, { id: string }>`query Postponements($id: ID!) {
  ticket(id: $id) { id postponements { id effect reason reviewOn at authorName testedConfiguration needed categoryCode askedAt } } }`;

/** How often a reason was used. */
export interface Use { reason: PostponementReason; postponed: number; refused: number }
export const USE = gql<{ postponementUse: Use[] }, { from: string; until: string }>`query ReasonsUsed($from: DateTime!, $until: DateTime!) { postponementUse(from: $from, until: $until) { reason postponed refused } }`;
