import type { NotificationKind } from '@reglament/schema';
import { rights } from '../access/rights.ts';

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

/** R11, R16: what a change of the calendar would have put in the past, and undelivered mail of nobody's ticket, is flagged to the head of support. */
const leads = `exists (select from staff s where s.id = :me and s.role = 'SUPPORT_HEAD')`;

/** What people are told of, one line a kind; a kind more is a line more here and in `notificationKinds` of the contract. */
export const kinds: readonly KindRule[] = [
  { kind: 'ASSIGNED', types: ['TICKET_REGISTERED', 'TICKET_ASSIGNED'], concerns: `${mine} and e.payload->>'assigneeId' = :me::text` },
  { kind: 'CLIENT_WROTE', types: ['CLIENT_MESSAGE_ADDED'], concerns: mine },
  { kind: 'AT_RISK', types: ['OBLIGATION_AT_RISK'], concerns: mine },
  { kind: 'BREACHED', types: ['OBLIGATION_BREACHED'], concerns: mine },
  // R16: what nobody is responsible for is the head's to give to somebody
  { kind: 'NOT_DELIVERED', types: ['ANSWER_NOT_DELIVERED'], concerns: `(${mine} or (t.assignee_id is null and ${leads}))` },
  // a default that its client confirmed changes nothing
  { kind: 'PRIORITY_CHANGED', types: ['PRIORITY_CHANGED'], concerns: `${mine} and e.payload->>'previous' is distinct from e.payload->>'priority'` },
  { kind: 'REVIEW_DUE', types: ['POSTPONEMENT_REVIEW_DUE'], concerns: mine },
  { kind: 'GRACED', types: ['OBLIGATION_GRACED'], concerns: `(${mine} or ${leads})` },
  { kind: 'CLIENT_SILENT', types: ['CLIENT_SILENT'], concerns: mine },
  { kind: 'MENTIONED', types: ['STAFF_MENTIONED'], concerns: "e.payload->>'staffId' = :me::text" },
  { kind: 'WATCHED', types: ['CLIENT_MESSAGE_ADDED', 'TICKET_ANSWERED', 'TICKET_ASSIGNED', 'TICKET_POSTPONED', 'TICKET_REFUSED', 'TICKET_CLOSED', 'TICKET_REOPENED', 'OBLIGATION_BREACHED'], concerns: watchedByMe },
];

/** Who may mend the mail of the desk; `:me` is the person. */
const keepsMailboxes = `exists (select from staff s where s.id = :me and s.role in (${rights['mailboxes.keep'].roles.map((role) => `'${role}'`).join(', ')}))`;

/**
 * §4.1: a mailbox that could not be read for ten minutes concerns whoever keeps mailboxes, until it is read again or somebody has done
 * something about it: SQL over the mailbox `m` and the event `e`.
 */
export const mailboxTrouble = {
  kind: 'MAILBOX_FAILED',
  type: 'MAILBOX_NOT_READ',
  concerns: `${keepsMailboxes} and not exists (
    select from event_log later where later.subject_id = m.id and later.occurred_at >= e.occurred_at and later.position > e.position and later.type in ('MAILBOX_WORKS_AGAIN', 'MAILBOX_CHANGED', 'MAILBOX_REMOVED'))`,
} as const satisfies { kind: NotificationKind; type: string; concerns: string };

/** Who may mend a webhook; `:me` is the person. */
const keepsWebhooks = `exists (select from staff s where s.id = :me and s.role in (${rights['partners.keep'].roles.map((role) => `'${role}'`).join(', ')}))`;

/**
 * §4.1: what a system was to be told and nobody took for 72 hours concerns whoever keeps systems, as long as something of it lies there:
 * SQL over the webhook `w`.
 */
export const webhookTrouble = {
  kind: 'WEBHOOK_FAILED',
  type: 'WEBHOOK_NOT_TAKEN',
  concerns: `${keepsWebhooks} and exists (select from webhook_delivery d where d.webhook_id = w.id and d.status = 'DEAD')`,
} as const satisfies { kind: NotificationKind; type: string; concerns: string };

/** §4.1: a webhook whose document no longer fits the schema concerns whoever keeps systems until somebody mends it: SQL over the webhook `w`. */
export const webhookStall = {
  kind: 'WEBHOOK_STALLED',
  type: 'WEBHOOK_STALLED',
  concerns: `${keepsWebhooks} and w.stalled_by = 'DOCUMENT_NOT_ALLOWED' and w.stalled_since = e.occurred_at`,
} as const satisfies { kind: NotificationKind; type: string; concerns: string };

/**
 * §4.2: outgoing mail that stands still concerns whoever leads, until letters leave again: SQL over the letter `l` that is overdue
 * longest and the event `e`.
 */
export const outgoingTrouble = {
  kind: 'MAIL_STANDS',
  type: 'OUTGOING_MAIL_STANDS',
  concerns: `${keepsMailboxes} and not exists (select from event_log later where later.type = 'OUTGOING_MAIL_MOVES' and later.occurred_at >= e.occurred_at and later.position > e.position)`,
} as const satisfies { kind: NotificationKind; type: string; concerns: string };

/**
 * §4.9 (decision 0089): a known contact's letter that waits in the quarantine longer than a working day concerns whoever leads, as long as one of those that the same word told of
 * waits: SQL over the letter `l` and the event `e`.
 */
export const waitingTrouble = {
  kind: 'LETTER_WAITS',
  type: 'CLIENT_LETTER_WAITS',
  concerns: `${leads} and exists (select from incoming_letter w where w.outcome = 'QUARANTINED' and w.from_address = l.from_address and w.waiting_told_at = l.waiting_told_at)`,
} as const satisfies { kind: NotificationKind; type: string; concerns: string };
