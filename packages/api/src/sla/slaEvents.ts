import type { LogStream } from '../access/following.ts';

/** What opens a promise, moves its due, warns of it, ends or breaks it, or excuses that (§4.7, §4.12, §4.13, §6). */
const types: readonly string[] = [
  'TICKET_REGISTERED', 'CLIENT_MESSAGE_ADDED', 'TICKET_ANSWERED', 'ANSWER_WITHDRAWN', 'TICKET_POSTPONED', 'TICKET_REFUSED', 'PRIORITY_CHANGED', 'TICKETS_MERGED', 'TICKET_SPLIT',
  'OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED', 'OBLIGATION_NOT_REQUIRED', 'OBLIGATION_MOVED', 'OBLIGATION_CONFIRMED', 'BREACH_EXCUSED',
];
const aboutPromises: ReadonlySet<string> = new Set(types);

/** Events of promises are for whoever sees the board: breaches and warnings never leave the desk. */
export const slaEvents: LogStream = { right: 'sla.board', sees: (_viewer, event) => aboutPromises.has(event.type), typesFor: (audience) => (audience === 'client' ? [] : types) };
