/** Types of events that may tell the responsible person something; the server decides whether they do. */
const tellingTypes: ReadonlySet<string> = new Set(['TICKET_REGISTERED', 'TICKET_ASSIGNED', 'CLIENT_MESSAGE_ADDED', 'OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED', 'ANSWER_NOT_DELIVERED', 'PRIORITY_CHANGED', 'POSTPONEMENT_REVIEW_DUE', 'CLIENT_SILENT']);
/** Those that may tell something to whoever watches. */
const watchedTypes: ReadonlySet<string> = new Set(['CLIENT_MESSAGE_ADDED', 'TICKET_ANSWERED', 'TICKET_ASSIGNED', 'TICKET_POSTPONED', 'TICKET_REFUSED', 'TICKET_CLOSED', 'TICKET_REOPENED', 'OBLIGATION_BREACHED']);
/** After these the person may be named, watch another ticket, or lead the desk whose promise a calendar has cut short. */
const anybodysTypes: ReadonlySet<string> = new Set(['STAFF_MENTIONED', 'OBLIGATION_GRACED', 'TICKET_WATCHED', 'TICKET_UNWATCHED', 'TICKETS_MERGED']);

/** As much of an event as the question needs. */
interface Happened { readonly type: string; readonly ticketId: string; readonly ticket: { readonly assignee: { readonly id: string } | null } | null }

/** Whether the list of this person may have grown by an event: what concerns others asks nothing of the server. */
export const mayConcern = ({ type, ticketId, ticket }: Happened, viewerId: string | undefined, watching: readonly string[] = []): boolean =>
  anybodysTypes.has(type) || (type === 'ANSWER_NOT_DELIVERED' && !ticket?.assignee) || (tellingTypes.has(type) && ticket?.assignee?.id === viewerId) || (watchedTypes.has(type) && watching.includes(ticketId));
