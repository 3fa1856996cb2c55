import { gql, type Payload, type Picked } from '@reglament/admin/kit';

/** Somebody who keeps an eye on a ticket (§1). */
export interface Watcher { id: string; name: string; initials: string }
export const WATCHERS = gql<{ ticket: { id: string; watchers: Watcher[] } | null }, { id: string }>`query Watchers($id: ID!) { ticket(id: $id) { id watchers { id name initials } } }`;

/** Oneself when nobody is named. */
export interface Watching { ticketId: string; staffId: string | null }
type Watched<Name extends string> = Record<Name, Payload & { ticket: { id: string } | null }>;
export const WATCH = gql<Watched<'watchTicket'>, { input: Watching }>`mutation Watch($input: WatchTicketInput!) { watchTicket(input: $input) { ticket { id } userErrors { code message field clause } } }`;
export const UNWATCH = gql<Watched<'unwatchTicket'>, { input: Watching }>`mutation Unwatch($input: UnwatchTicketInput!) { unwatchTicket(input: $input) { ticket { id } userErrors { code message field clause } } }`;

export const FIND_WATCHER = gql<Record<'staffMembers', { nodes: Picked[] }>, { text: string }>`query FindWatcher($text: String!) { staffMembers(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name } } }`;
