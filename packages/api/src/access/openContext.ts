import type { Locale } from '@reglament/schema';
import type { System } from '../platform/feature.ts';
import { limitsOf } from './callerLimits.ts';
import type { Context } from './context.ts';
import { boundClientOf, type Viewer } from './viewer.ts';

/** What resolvers get for one operation of somebody; whoever acts for a client reads on connections that show nothing else (D11). */
export const openContext = ({ config, reader, readerOf, workshop, events, log, features }: System, { viewer, locale, requestId, peer }: { viewer: Viewer | null; locale: Locale; requestId: string; peer: string }): Context => {
  const clientId = viewer && boundClientOf(viewer);
  return {
    viewer, locale, requestId, peer, reader: clientId ? readerOf({ clientId, viewerId: viewer.id }) : reader, workshop, events, log, features, loaders: new Map(), limits: limitsOf(viewer, config.apiPointsPerSecond), spent: null, repeatable: null,
  };
};
