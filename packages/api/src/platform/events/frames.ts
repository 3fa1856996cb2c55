import { GraphQLError } from 'graphql';
import { positionOf } from './cursor.ts';
import { endable } from './endable.ts';
import type { EventStream } from './eventStream.ts';
import type { PlacedEvent } from './placedEvent.ts';

/** What a subscriber of the log gets: an acknowledgement first, then events, and now and then a heart-beat. */
export interface Frame {
  ack: boolean;
  position: number;
  event: PlacedEvent | null;
}

/** A subscriber that does not keep up is let go and comes back with its cursor. */
export const longestBacklog = 10_000;
/** Whoever was away for longer reads its lists anew: that is less work for both than to be told everything. */
export const mostReplayed = 50_000;
/** Whoever was told nothing for so long gets a fresh cursor, so that a return costs little; on a busy desk, too, of which it may see nothing. */
const heartbeatMilliseconds = 30_000;

const asked = (message: string, code: string): GraphQLError => new GraphQLError(message, { extensions: { code, field: ['after'] } });

/** The position of a cursor that a caller gave; null when it gave none. */
export const positionAsked = (after: string | null | undefined): number | null => {
  if (after == null) return null;
  const position = positionOf(after);
  if (position === null) throw asked('This cursor does not belong to the stream of events', 'BAD_USER_INPUT');
  return position;
};

/** Refuses a cursor from which nobody could go on without a gap: what followed it is no longer kept, is too much, or never was. */
const requireReplayable = async (events: EventStream, after: number): Promise<void> => {
  // another process may have told of events that this one has not seen yet
  if (after > events.lastPosition) await events.catchUp();
  if (after <= events.lastPosition && events.lastPosition - after <= mostReplayed && after >= (await events.oldestPosition()) - 1) return;
  throw asked('The stream cannot go on from this cursor: read your lists anew and subscribe without it', 'RESYNC_REQUIRED');
};

const live = new WeakMap<PlacedEvent, Frame>();
/** Everybody who follows the log gets the same frame of an event as it happens. */
const frameOf = (event: PlacedEvent): Frame => {
  const known = live.get(event) ?? { ack: false, position: event.position, event };
  live.set(event, known);
  return known;
};

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
    if (after !== null) await requireReplayable(events, after);
    let position = after ?? events.lastPosition;
    let beatAt = performance.now() + heartbeatMilliseconds;
    const told = (frame: Frame): Frame => {
      beatAt = performance.now() + heartbeatMilliseconds;
      return frame;
    };
    yield { ack: true, position, event: null };
    for (let past = await events.readAfter(position); past.length > 0 && !ended; past = await events.readAfter(position)) {
      for (const event of past) {
        position = event.position;
        if (sees(event)) yield told({ ack: false, position, event });
      }
    }
    while (!ended) {
      if (overflow) throw new GraphQLError('The subscriber fell behind; subscribe again with its last cursor', { extensions: { code: 'SLOW_CONSUMER' } });
      const event = waiting.shift();
      if (event && event.position > position) {
        position = event.position;
        if (sees(event)) yield told(frameOf(event));
      }
      const left = beatAt - performance.now();
      if (left <= 0) yield told({ ack: false, position, event: null });
      else if (!event) await nextOf(left, (resolve) => (wake = resolve));
    }
  }

  return endable(frames(), () => {
    ended = true;
    unfollow();
    wake();
  });
};

/** Waits until somebody wakes it, or until so much time has passed. */
const nextOf = (milliseconds: number, listen: (wake: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    listen(() => {
      clearTimeout(timer);
      resolve();
    });
  });
