import { gql } from '@reglament/admin/kit';

/** A question that waits for its client (§4.13). */
export interface ClientSilence { questionId: string; askedAt: string; remindedAt: string | null; proposedAt: string | null; nextAt: string | null }
export const CLIENT_SILENCE = gql<{ ticket: { id: string; clientSilence: ClientSilence | null } | null }, { id: string }>`query ClientSilence($id: ID!) { ticket(id: $id) { id clientSilence { questionId askedAt remindedAt proposedAt nextAt } } }`;
