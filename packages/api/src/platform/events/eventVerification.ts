import type { Pool } from 'pg';
import { inOnePicture, walkChain, type ChainAnchor, type LinkedRow } from './chainVerification.ts';
import { eventChain, placeEvents } from './relay.ts';

export interface EventFault {
  position: number;
  /** What the event is about; null for a fault behind the last one. */
  subjectId: string | null;
  fault: string;
}

export interface EventVerification {
  events: number;
  /** The position of the first that is here; 1 unless somebody took the oldest of the history elsewhere. */
  begins: number | null;
  /** From here on the log can be followed; what came before lies in the history. */
  followedFrom: number | null;
  /** Of which persons were erased: that they happened stands, what they said can no longer be checked. */
  erased: number;
  /** The last link; note it, and give it back as the anchor another time. */
  head: ChainAnchor | null;
  faults: EventFault[];
}

interface Entry extends LinkedRow {
  subjectId: string;
  erasedAt: Date | null;
}

/** More would not tell more. */
const mostFaults = 100;

/**
 * Walks the history and the log of events from the first to the last. Finds an event that was changed, removed or inserted. One that lost a person's
 * words must have lost them by an erasure that is in the log itself.
 */
export const verifyEvents = async (pool: Pool, anchor: ChainAnchor | null = null): Promise<EventVerification> => {
  while ((await placeEvents(pool)) > 0);
  return inOnePicture(pool, async (client) => {
    const { rows: erasures } = await client.query<{ at: Date }>("select occurred_at as at from event_log where type = 'CONTACT_ERASED'");
    const told = new Set(erasures.map(({ at }) => at.getTime()));
    const faults: EventFault[] = [];
    let erased = 0;
    const { rows: [log] } = await client.query<{ position: string | null }>('select min(position) as position from only event_log');
    const { rows, begins, head } = await walkChain<Entry>(client, {
      chain: eventChain,
      more: ', subject_id as "subjectId", erased_at as "erasedAt"',
      anchor,
      isRedacted: ({ erasedAt }) => erasedAt !== null,
      look: ({ erasedAt }, tell) => {
        if (!erasedAt) return;
        erased += 1;
        if (!told.has(erasedAt.getTime())) tell('the entry lost words, and no erasure of a person says so');
      },
      tell: (row, position, fault) => void (faults.length < mostFaults && faults.push({ position, subjectId: row?.subjectId ?? null, fault })),
    });
    return { events: rows, begins, followedFrom: log?.position == null ? null : Number(log.position), erased, head, faults };
  });
};
