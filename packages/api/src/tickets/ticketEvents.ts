import { GraphQLError } from 'graphql';
import { isClientSide, boundClientOf, type Viewer } from '../access/viewer.ts';
import { endable } from '../platform/events/endable.ts';
import type { EventStream, PlacedEvent } from '../platform/events/eventStream.ts';

/** Events that never leave the desk. */
const internalTypes: ReadonlySet<string> = new Set(['INTERNAL_NOTE_ADDED', 'OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK', 'OBLIGATION_NOT_REQUIRED', 'OBLIGATION_GRACED', 'BREACH_EXCUSED', 'TICKET_ASSIGNED', 'QUEUE_OVERTAKEN', 'LETTER_FAILED', 'LETTER_RETURNED', 'ANSWER_NOT_DELIVERED', 'ANSWER_DELIVERED_OTHERWISE', 'POSTPONEMENT_REVIEW_DUE', 'HANDOVER_UPDATED', 'TICKETS_LINKED', 'TICKETS_UNLINKED', 'TICKET_WATCHED', 'TICKET_UNWATCHED', 'STAFF_MENTIONED', 'CLIENT_SILENT']);

/** Whether the viewer may see an event: it concerns a ticket, of the viewer's client, and is not the desk's own business. */
export const maySee = (viewer: Viewer, event: PlacedEvent): boolean => {
  if (event.subjectType !== 'ticket') return false;
  const bound = boundClientOf(viewer);
  if (bound !== null && event.clientId !== bound) return false;
  return !(isClientSide(viewer) && internalTypes.has(event.type));
};

/** A subscriber that does not keep up is let go and comes back with its cursor. */
export const longestBacklog = 10_000;
/** Idle subscribers get a fresh cursor from time to time, so that a return costs little. */
const heartbeatMilliseconds = 30_000;

export interface Frame {
  ack: boolean;
  position: number;
  event: PlacedEvent | null;
}


/**
 * The events after a position, first those of the past, then those to come: no gap, no repetition, in the one order of the log.
 * The first frame says where the stream begins. Ending it takes effect at once, also while it waits.
 */
export const framesAfter = (events: EventStream, after: number | null, sees: (event: PlacedEvent) => boolean): AsyncIterableIterator<Frame> => {
  const waiting: PlacedEvent[] = [];
  let wake: () => void = () => undefined;
  let overflow = false;
  let ended = false;
  const unfollow = events.follow((fresh) => {
    if (waiting.length + fresh.length > longestBacklog) overflow = true;
    else waiting.push(...fresh);
    wake();
  });

  async function* frames(): AsyncGenerator<Frame> {
    let position = after ?? events.lastPosition;
    yield { ack: true, position, event: null };
    for (let past = await events.readAfter(position); past.length > 0 && !ended; past = await events.readAfter(position)) {
      for (const event of past) {
        position = event.position;
        if (sees(event)) yield { ack: false, position, event };
      }
    }
    while (!ended) {
      if (overflow) throw new GraphQLError('The subscriber fell behind; subscribe again with its last cursor', { extensions: { code: 'SLOW_CONSUMER' } });
      const event = waiting.shift();
      if (!event) {
        const beat = await nextOf(heartbeatMilliseconds, (resolve) => (wake = resolve));
        if (beat === 'BEAT') yield { ack: false, position, event: null };
      } else if (event.position > position) {
        position = event.position;
        if (sees(event)) yield { ack: false, position, event };
      }
    }
  }

  return endable(frames(), () => {
    ended = true;
    unfollow();
    wake();
  });
};

/** Waits until somebody wakes it, or until a heart-beat is due. */
const nextOf = (milliseconds: number, listen: (wake: () => void) => void): Promise<'WOKEN' | 'BEAT'> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve('BEAT'), milliseconds);
    listen(() => {
      clearTimeout(timer);
      resolve('WOKEN');
    });
  });
