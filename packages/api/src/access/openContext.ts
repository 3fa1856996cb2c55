import type { Locale } from '@reglament/schema';
import type { System } from '../platform/feature.ts';
import { readerUntil, type Reader } from '../platform/reading/rows.ts';
import { limitsOf } from './callerLimits.ts';
import type { Context } from './context.ts';
import { readNodes } from './nodes.ts';
import { readerFor } from './readerFor.ts';
import type { Viewer } from './viewer.ts';

/** What somebody's query over HTTP reads with on the replica, once it has come as far as the first database was when the query arrived. */
const onReplica = ({ replica, events }: Pick<System, 'replica' | 'events'>, viewer: Viewer, own: Reader, until: (reader: Reader) => Reader): NonNullable<Context['onReplica']> => async () => {
  // before the question: the replica shows everything up to here, and whoever goes on from a list misses nothing
  const place = events.lastPlace;
  const readers = await replica?.readers();
  if (!readers) return null;
  const reader = readerFor({ reader: readers.reader(own), readerOf: (reading) => readers.readerOf(reading, own) }, viewer);
  return { reader: until(reader), streamPlace: () => place };
};

/**
 * What resolvers get for one operation of somebody; whoever acts for a client reads on connections that show nothing else (D11).
 * `signal` says when nobody waits for it any longer.
 */
export const openContext = (
  system: System,
  { viewer, locale, requestId, peer, signal }: { viewer: Viewer | null; locale: Locale; requestId: string; peer: string; signal?: AbortSignal | undefined },
): Context => {
  const { config, workshop, events, log, features, replica } = system;
  const own = readerFor(system, viewer);
  const until = (reader: Reader): Reader => (signal ? readerUntil(reader, signal) : reader);
  return {
    viewer, locale, requestId, peer, reader: until(own), workshop, events, log, features, loaders: new Map(), limits: limitsOf(viewer, { pointsPerSecond: config.apiPointsPerSecond, documents: config.consoleDocuments, peer }), spent: null, reserved: null, repeatable: null,
    streamPlace: () => events.lastPlace,
    nodes: (schema, ids, selection) => (viewer ? readNodes({ reader: until(own), features }, viewer, schema, ids, selection) : Promise.resolve(ids.map(() => null))),
    ...(replica && viewer ? { onReplica: onReplica(system, viewer, own, until) } : {}),
  };
};
