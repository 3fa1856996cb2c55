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
  /** The types of events that it tells the desk’s systems or clients’ of. */
  typesFor(this: void, audience: 'staff' | 'client'): readonly string[];
}

/** What the field `type` of a stream says of itself. The list is the one by which events are told, so the contract never lacks one. */
export const typesMeaning = ({ typesFor }: LogStream): string => {
  const [all, clients] = [typesFor('staff'), new Set(typesFor('client'))];
  const desk = all.filter((type) => !clients.has(type));
  const told = clients.size === 0 || desk.length === 0 ? all.join(', ') : `${all.filter((type) => clients.has(type)).join(', ')}; the desk’s own systems besides: ${desk.join(', ')}`;
  return `${told}. The list grows: tolerate others.`;
};

/** The way into a stream of the log for `@Subscription({ subscribe })`; the argument `after` is where it begins. */
export const following = ({ right, sees }: LogStream) => (source: { args: { after?: string | null }; context: object }): AsyncIterableIterator<Frame> => {
  const context = source.context as Context;
  const viewer = right === null ? signedIn(context) : allowed(context, right);
  return framesAfter(context.events, placeAsked(source.args.after), (event) => sees(viewer, event));
};
