import type { Locale } from '@reglament/schema';
import type { System } from '../platform/feature.ts';
import { readerUntil } from '../platform/reading/rows.ts';
import { limitsOf } from './callerLimits.ts';
import type { Context } from './context.ts';
import { readerFor } from './readerFor.ts';
import type { Viewer } from './viewer.ts';

/**
 * What resolvers get for one operation of somebody; whoever acts for a client reads on connections that show nothing else (D11).
 * `signal` says when nobody waits for it any longer.
 */
export const openContext = (
  system: System,
  { viewer, locale, requestId, peer, signal }: { viewer: Viewer | null; locale: Locale; requestId: string; peer: string; signal?: AbortSignal | undefined },
): Context => {
  const { config, workshop, events, log, features } = system;
  const own = readerFor(system, viewer);
  return {
    viewer, locale, requestId, peer, reader: signal ? readerUntil(own, signal) : own, workshop, events, log, features, loaders: new Map(), limits: limitsOf(viewer, config.apiPointsPerSecond), spent: null, repeatable: null,
  };
};
