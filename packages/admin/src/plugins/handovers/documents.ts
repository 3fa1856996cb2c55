import type { HandoverState } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

/** A request at development (§3.2). */
export interface Handover {
  id: string; state: HandoverState; summary: string; trackerUrl: string | null; reason: string | null; workaround: string | null; release: string | null; returnReason: string | null;
  authorName: string; handedOverAt: string; updatedAt: string; endedAt: string | null;
}
export const HANDOVERS = gql<{ ticket: { id: string; handovers: Handover[] } | null }, { id: string }>`query Handovers($id: ID!) {
  ticket(id: $id) { id handovers { id state summary trackerUrl reason workaround release returnReason authorName handedOverAt updatedAt endedAt } } }`;

const STATE = gql`fragment TicketAtDevelopment on Ticket { id version status takenAt reviewAt updatedAt }`;
type TicketPayload<Name extends string> = Record<Name, Payload & { ticket: { id: string; version: number } | null }>;
export const HAND_OVER = gql<TicketPayload<'handOverToDevelopment'>, { input: { ticketId: string; summary: string; trackerUrl: string; reason: string; workaround: string; expectedVersion: number } }>`
  mutation HandOver($input: HandOverToDevelopmentInput!) { handOverToDevelopment(input: $input) { ticket { ...TicketAtDevelopment } userErrors { code message field clause } } } ${STATE}`;
export interface Progress { handoverId: string; state: HandoverState; trackerUrl: string | null; workaround: string | null; release: string | null; expectedVersion: number }
export const UPDATE_HANDOVER = gql<TicketPayload<'updateHandover'>, { input: Progress }>`
  mutation UpdateHandover($input: UpdateHandoverInput!) { updateHandover(input: $input) { ticket { ...TicketAtDevelopment } userErrors { code message field clause } } } ${STATE}`;
export const RETURN = gql<TicketPayload<'returnFromDevelopment'>, { input: { handoverId: string; reason: string; expectedVersion: number } }>`
  mutation ReturnFromDevelopment($input: ReturnFromDevelopmentInput!) { returnFromDevelopment(input: $input) { ticket { ...TicketAtDevelopment } userErrors { code message field clause } } } ${STATE}`;

/** A request at development, as a tile shows it. */
export interface AtDevelopment { id: string; number: string; subject: string; updatedAt: string; client: { id: string; name: string; nameEn: string | null }; product: { id: string; name: string; nameEn: string | null } | null }
export const AT_DEVELOPMENT = gql<{ tickets: { nodes: AtDevelopment[]; totalCount: number } }, Record<never, never>>`query AtDevelopment {
  tickets(page: { offset: 0, limit: 5 }, filter: { status: [IN_DEVELOPMENT] }, orderBy: [{ field: UPDATED, direction: ASC }]) { nodes { id number subject updatedAt client { id name nameEn } product { id name nameEn } } totalCount } }`;
