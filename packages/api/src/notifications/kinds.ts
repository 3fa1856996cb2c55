import type { NotificationKind } from '@reglament/schema';

/** Which events tell a person something of a kind. */
export interface KindRule {
  kind: NotificationKind;
  /** Types of events of tickets. */
  types: readonly string[];
  /** Whom it concerns: SQL over the ticket `t` and the event `e`; `:me` is the person. */
  concerns: string;
}

/** §1: a ticket concerns its responsible specialist. */
const mine = 't.assignee_id = :me';
/** §1: somebody watches it without being responsible for it. */
const watchedByMe = `t.assignee_id is distinct from :me and exists (select from ticket_watcher w where w.ticket_id = t.id and w.staff_id = :me)`;

/** What people are told of, one line a kind; a kind more is a line more here and in `notificationKinds` of the contract. */
export const kinds: readonly KindRule[] = [
  { kind: 'ASSIGNED', types: ['TICKET_REGISTERED', 'TICKET_ASSIGNED'], concerns: `${mine} and e.payload->>'assigneeId' = :me::text` },
  { kind: 'CLIENT_WROTE', types: ['CLIENT_MESSAGE_ADDED'], concerns: mine },
  { kind: 'AT_RISK', types: ['OBLIGATION_AT_RISK'], concerns: mine },
  { kind: 'BREACHED', types: ['OBLIGATION_BREACHED'], concerns: mine },
  { kind: 'NOT_DELIVERED', types: ['ANSWER_NOT_DELIVERED'], concerns: mine },
  { kind: 'REVIEW_DUE', types: ['POSTPONEMENT_REVIEW_DUE'], concerns: mine },
  { kind: 'CLIENT_SILENT', types: ['CLIENT_SILENT'], concerns: mine },
  { kind: 'MENTIONED', types: ['STAFF_MENTIONED'], concerns: "e.payload->>'staffId' = :me::text" },
  { kind: 'WATCHED', types: ['CLIENT_MESSAGE_ADDED', 'TICKET_ANSWERED', 'TICKET_ASSIGNED', 'TICKET_POSTPONED', 'TICKET_REFUSED', 'TICKET_CLOSED', 'TICKET_REOPENED', 'OBLIGATION_BREACHED'], concerns: watchedByMe },
];
