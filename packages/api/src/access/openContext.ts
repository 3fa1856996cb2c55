import type { Locale } from '@reglament/schema';
import type { System } from '../platform/feature.ts';
import { readerUntil } from '../platform/reading/rows.ts';
import { limitsOf } from './callerLimits.ts';
import type { Context } from './context.ts';
import type { Viewer } from './viewer.ts';

/** What resolvers get for one operation of somebody; `signal` says when nobody waits for it any longer. */
export const openContext = ({ config, reader, workshop, events, log, features }: System, { viewer, locale, requestId, peer, signal }: { viewer: Viewer | null; locale: Locale; requestId: string; peer: string; signal?: AbortSignal | undefined }): Context => ({
  viewer, locale, requestId, peer, reader: signal ? readerUntil(reader, signal) : reader, workshop, events, log, features, loaders: new Map(), limits: limitsOf(viewer, config.apiPointsPerSecond), spent: null, repeatable: null,
});
