import type { ObligationChange, ObligationKind, Priority, Standing } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

/** One promised reaction of a ticket with what became of it (§4.7, §4.12). */
export interface Obligation {
  id: string; kind: ObligationKind; priority: Priority; startsAt: string; dueAt: string; answeredAt: string | null; breachedAt: string | null;
  notRequiredAt: string | null; notRequiredReason: string | null; excusedAt: string | null; excusedReason: string | null; standing: Standing; provisional: boolean; clause: string;
}
export const OBLIGATIONS = gql<{ ticket: { id: string; obligations: Obligation[] } | null }, { id: string }>`query TicketObligations($id: ID!) { ticket(id: $id) { id obligations {
  id kind priority startsAt dueAt answeredAt breachedAt notRequiredAt notRequiredReason excusedAt excusedReason standing provisional clause
} } }`;

/** One change of a promise, as the ledger keeps it for good (R19). */
export interface LedgerEntry {
  id: string; change: ObligationChange; clause: string | null; occurredAt: string; actorKind: string; actorName: string | null;
  previousDueAt: string | null; dueAt: string; previousPriority: Priority | null; priority: Priority;
}
export const LEDGER = gql<{ obligation: { id: string; ledger: LedgerEntry[] } | null }, { id: string }>`query ObligationLedger($id: ID!) { obligation(id: $id) { id ledger {
  id change clause occurredAt actorKind actorName previousDueAt dueAt previousPriority priority
} } }`;

export const EXCUSE_BREACH = gql<{ excuseBreach: Payload & { ticket: { id: string; version: number } | null } }, { input: { obligationId: string; reason: string; expectedVersion: number } }>`
  mutation ExcuseBreach($input: ExcuseBreachInput!) { excuseBreach(input: $input) { ticket { id version } userErrors { code message field clause } } }`;
