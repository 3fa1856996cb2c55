import { GraphQLError } from 'graphql';
import { placeOf, type Place } from './cursor.ts';
import { endable } from './endable.ts';
import type { EventStream } from './eventStream.ts';
import type { PlacedEvent } from './placedEvent.ts';

/** What a subscriber of the log gets: an acknowledgement first, then events, and now and then a heart-beat. */
export interface Frame {
  ack: boolean;
  place: Place;
  event: PlacedEvent | null;
}

/** A subscriber that does not keep up is let go and comes back with its cursor. */
export const longestBacklog = 10_000;
/** Whoever was away for longer reads its lists anew: that is less work for both than to be told everything. */
export const mostReplayed = 50_000;
/** Whoever was told nothing for so long gets a fresh cursor, so that a return costs little; on a busy desk, too, of which it may see nothing. */
const heartbeatMilliseconds = 30_000;

const asked = (message: string, code: string): GraphQLError => new GraphQLError(message, { extensions: { code, field: ['after'] } });

/** The place of a cursor that a caller gave; null when it gave none. */
export const placeAsked = (after: string | null | undefined): Place | null => {
  if (after == null) return null;
  const place = placeOf(after);
  if (place === null) throw asked('This cursor does not belong to the stream of events', 'BAD_USER_INPUT');
  return place;
};

/** Refuses a place from which nobody could go on without a gap: what followed it is no longer kept, is too much, never was, or was told by another log. */
const requireReplayable = async (events: EventStream, { position: after, link }: Place): Promise<void> => {
  // another process may have told of events that this one has not seen yet
  if (after > events.lastPosition) await events.catchUp();
  if (after <= events.lastPosition && events.lastPosition - after <= mostReplayed) {
    const kept = await events.kept(after);
    if (after >= kept.oldest - 1 && (!link || link === kept.link)) return;
  }
  throw asked('The stream cannot go on from this cursor: read your lists anew and subscribe without it', 'RESYNC_REQUIRED');
};

const placeBehind = ({ position, link }: PlacedEvent): Place => ({ position, link });

const live = new WeakMap<PlacedEvent, Frame>();
/** Everybody who follows the log gets the same frame of an event as it happens. */
export const frameOf = (event: PlacedEvent): Frame => {
  const known = live.get(event) ?? { ack: false, place: placeBehind(event), event };
  live.set(event, known);
  return known;
};

/**
 * The events after a position, first those of the past, then those to come: no gap, no repetition, in the one order of the log.
 * The first frame says where the stream begins. Ending it takes effect at once, also while it waits.
 */
export const framesAfter = (events: EventStream, after: Place | null, sees: (event: PlacedEvent) => boolean): AsyncIterableIterator<Frame> => {
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
    let place = after ?? events.lastPlace;
    let beatAt = performance.now() + heartbeatMilliseconds;
    const told = (frame: Frame): Frame => {
      beatAt = performance.now() + heartbeatMilliseconds;
      return frame;
    };
    yield { ack: true, place, event: null };
    for (let past = await events.readAfter(place.position); past.length > 0 && !ended; past = await events.readAfter(place.position)) {
      for (const event of past) {
        place = placeBehind(event);
        if (sees(event)) yield told({ ack: false, place, event });
      }
    }
    while (!ended) {
      if (overflow) throw new GraphQLError('The subscriber fell behind; subscribe again with its last cursor', { extensions: { code: 'SLOW_CONSUMER' } });
      const event = waiting.shift();
      if (event && event.position > place.position) {
        place = placeBehind(event);
        if (sees(event)) yield told(frameOf(event));
      }
      const left = beatAt - performance.now();
      if (left <= 0) yield told({ ack: false, place, event: null });
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
