import { framesAfter, placeAsked, type Frame } from '../platform/events/frames.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { allowed, signedIn, type Context } from './context.ts';
import type { RightName } from './rights.ts';
import type { Viewer } from './viewer.ts';

/** A stream of the log: who may follow it, and what of it they see, asked for each event. */
export interface LogStream {
  /** Null: whoever is signed in. */
  right: RightName | null;
  sees(this: void, viewer: Viewer, event: PlacedEvent): boolean;
}

/** The way into a stream of the log for `@Subscription({ subscribe })`; the argument `after` is where it begins. */
export const following = ({ right, sees }: LogStream) => (source: { args: { after?: string | null }; context: object }): AsyncIterableIterator<Frame> => {
  const context = source.context as Context;
  const viewer = right === null ? signedIn(context) : allowed(context, right);
  return framesAfter(context.events, placeAsked(source.args.after), (event) => sees(viewer, event));
};
