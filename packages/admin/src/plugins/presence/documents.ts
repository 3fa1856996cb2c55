import type { PresenceState } from '@reglament/schema';
import { gql, type Payload } from '@reglament/admin/kit';

/** Somebody else on a ticket. */
export interface Present { ticketId: string; staff: { id: string; name: string; initials: string }; state: PresenceState; since: string }
export const PRESENCE = gql<{ ticketPresence: Present[] }>`subscription Presence { ticketPresence { ticketId staff { id name initials } state since } }`;
export const SHOW_PRESENCE = gql<{ showPresence: Payload }, { input: { ticketId: string; windowId: string; state: PresenceState | 'LEFT' } }>`
  mutation ShowPresence($input: ShowPresenceInput!) { showPresence(input: $input) { userErrors { code message field clause } } }`;
