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

/** A stream that hands over what comes by itself: between what happens and who is told stands no chain of promises. */
export interface Pushing<T> {
  /**
   * Hands over everything from where the stream stands, in its order, and ends when the stream does. What `tell` answers is waited for
   * before the next; meanwhile the stream counts what it misses.
   */
  pushTo(tell: (value: T) => Promise<void> | undefined): Promise<void>;
}

/** Whether a stream hands over by itself. */
export const isPushing = (stream: object): stream is Pushing<unknown> => 'pushTo' in stream;

const fellBehind = (): GraphQLError => new GraphQLError('The subscriber fell behind; subscribe again with its last cursor', { extensions: { code: 'SLOW_CONSUMER' } });

/**
 * The events after a position, first those of the past, then those to come: no gap, no repetition, in the one order of the log.
 * The first frame says where the stream begins. Ending it takes effect at once, also while it waits. It is iterated, or pushes; not both.
 */
export const framesAfter = (events: EventStream, after: Place | null, sees: (event: PlacedEvent) => boolean): AsyncIterableIterator<Frame> & Pushing<Frame> => {
  const waiting: PlacedEvent[] = [];
  let wake: () => void = () => undefined;
  let overflow = false;
  let ended = false;
  let place: Place = { position: 0 };
  let beatAt = 0;
  const unfollow = events.follow((fresh) => {
    if (waiting.length + fresh.length > longestBacklog) overflow = true;
    else waiting.push(...fresh);
    wake();
  });
  const told = (frame: Frame): Frame => {
    beatAt = performance.now() + heartbeatMilliseconds;
    return frame;
  };
  const beat = (): Frame => told({ ack: false, place, event: null });
  /** The frame of what waits longest; null when nothing does, or when it is not for this subscriber. */
  const nextFrame = (): Frame | null => {
    const event = waiting.shift();
    if (!event || event.position <= place.position) return null;
    place = placeBehind(event);
    return sees(event) ? told(frameOf(event)) : null;
  };

  async function* past(): AsyncGenerator<Frame> {
    if (after !== null) await requireReplayable(events, after);
    place = after ?? events.lastPlace;
    yield told({ ack: true, place, event: null });
    for (let read = await events.readAfter(place.position); read.length > 0 && !ended; read = await events.readAfter(place.position)) {
      for (const event of read) {
        place = placeBehind(event);
        if (sees(event)) yield told({ ack: false, place, event });
      }
    }
  }

  async function* frames(): AsyncGenerator<Frame> {
    yield* past();
    while (!ended) {
      if (overflow) throw fellBehind();
      const isEmpty = waiting.length === 0;
      const frame = nextFrame();
      if (frame) yield frame;
      const left = beatAt - performance.now();
      if (left <= 0) yield beat();
      else if (isEmpty) await nextOf(left, (resolve) => (wake = resolve));
    }
  }

  const pushLive = (tell: (frame: Frame) => Promise<void> | undefined): Promise<void> => new Promise((resolve, reject) => {
    let isTelling = false;
    let timer: NodeJS.Timeout | undefined;
    const stop = (error?: unknown): void => {
      ended = true;
      clearTimeout(timer);
      wake = () => undefined;
      if (error === undefined) resolve();
      else reject(error as Error);
    };
    const handOver = (frame: Frame): void => {
      const telling = tell(frame);
      if (!telling) return;
      isTelling = true;
      telling.then(() => {
        isTelling = false;
        goOn();
      }).catch(stop);
    };
    const goOn = (): void => {
      try {
        if (overflow) throw fellBehind();
        while (!isTelling && !ended && waiting.length > 0) {
          const frame = nextFrame();
          if (frame) handOver(frame);
        }
        if (ended) stop();
      } catch (error) {
        stop(error);
      }
    };
    const look = (): void => {
      try {
        if (!isTelling && beatAt - performance.now() <= 0) handOver(beat());
        if (!ended) timer = setTimeout(look, Math.max(1, beatAt - performance.now()));
      } catch (error) {
        stop(error);
      }
    };
    wake = goOn;
    timer = setTimeout(look, Math.max(1, beatAt - performance.now()));
    goOn();
  });

  const stream = endable(frames(), () => {
    ended = true;
    unfollow();
    wake();
  });
  return Object.assign(stream, {
    pushTo: async (tell: (frame: Frame) => Promise<void> | undefined) => {
      for await (const frame of past()) {
        await tell(frame);
        if (ended) return;
      }
      if (!ended) await pushLive(tell);
    },
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
