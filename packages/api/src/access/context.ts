import type { Locale } from '@reglament/schema';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Place } from '../platform/events/cursor.ts';
import type { EventStream } from '../platform/events/eventStream.ts';
import type { CallerLimits, Reserved, Spent } from '../platform/graphql/admission.ts';
import type { Placing } from '../platform/graphql/eventCursors.ts';
import type { Noticing } from '../platform/graphql/staleRecords.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/log.ts';
import type { Repeatable } from '../platform/once.ts';
import type { Reader } from '../platform/reading/connection.ts';
import type { Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import type { Workshop } from '../platform/work.ts';
import { can, rightTerm, type RightName } from './rights.ts';
import type { Viewer } from './viewer.ts';

/** What every resolver gets: who asks, in which language, and the means to read and to act. */
export interface Context {
  viewer: Viewer | null;
  locale: Locale;
  requestId: string;
  /** Address of the peer, for limits on attempts. */
  peer: string;
  reader: Reader;
  workshop: Workshop;
  events: EventStream;
  log: Logger;
  /** What this server consists of. */
  features: readonly Feature[];
  /** What this caller may ask for. */
  limits: CallerLimits;
  /** What the operation cost; null before it is let in, and where nobody counts. */
  spent: Spent | null;
  /** Points that were taken in case its document is refused. */
  reserved: Reserved | null;
  /** The key under which the acts of this request are done at most once; null: they are done each time. */
  repeatable: Repeatable | null;
  /**
   * What a query over HTTP reads with when the replica is fit for it; null when it is not. Absent where nothing but the first database
   * is read: without a replica, and for whoever has not signed in.
   */
  onReplica?: () => Promise<Pick<Context, 'reader' | 'streamPlace'> | null>;
  /** The place of the stream up to which nothing can be missing in what is read from now on: a list goes on from it. */
  streamPlace: () => Place;
  /** Loaders of this operation, one per kind, made when first asked for. */
  loaders: Map<object, unknown>;
  /** Where an act notes its place in the stream; absent when nobody asks for it. */
  placing?: Placing;
  /** Where an act notes which record it found changed meanwhile; absent where no payload shows it. */
  noticing?: Noticing;
  /** Records by their ids, as far as the viewer may see them; whoever is nobody sees none. */
  nodes?: (schema: GraphQLSchema, ids: readonly string[], selection: Selection) => Promise<(Shaped | null)[]>;
  /** Sets or clears the session cookie; absent on sockets. */
  session?: { set(token: string, expiresAt: number): void; clear(): void };
}

/** The viewer; without one the whole request is refused with `UNAUTHENTICATED`. */
export const signedIn = (context: Context): Viewer => {
  if (context.viewer) return context.viewer;
  const message = context.locale === 'ru' ? 'Сначала войдите: нужна сессия или ключ' : 'Sign in first: a session or a key is needed';
  throw new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
};

/** Refuses a read to whoever may not see it. */
export const allowed = (context: Context, right: RightName): Viewer => {
  const viewer = signedIn(context);
  if (can(viewer, right)) return viewer;
  const message = context.locale === 'ru' ? `Нет права: ${rightTerm(right).ru}` : `You may not ${rightTerm(right).en}`;
  throw new GraphQLError(message, { extensions: { code: 'FORBIDDEN', right } });
};
