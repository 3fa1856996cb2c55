/** Types of events that may tell a person something; the server decides whether they do. */
const tellingTypes: ReadonlySet<string> = new Set(['TICKET_REGISTERED', 'TICKET_ASSIGNED', 'CLIENT_MESSAGE_ADDED', 'OBLIGATION_AT_RISK', 'OBLIGATION_BREACHED', 'ANSWER_NOT_DELIVERED', 'POSTPONEMENT_REVIEW_DUE']);

/** As much of an event as the question needs. */
interface Happened { readonly type: string; readonly ticket: { readonly assignee: { readonly id: string } | null } | null }

/** Whether the list of this person may have grown by an event: what concerns others asks nothing of the server. */
export const mayConcern = ({ type, ticket }: Happened, viewerId: string | undefined): boolean => tellingTypes.has(type) && ticket?.assignee?.id === viewerId;
