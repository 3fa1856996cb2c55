import type { CallerLimits } from '../platform/graphql/admission.ts';
import { attemptBucket } from '../platform/attemptBucket.ts';
import type { DocumentsTaken } from '../platform/configSettings.ts';
import { isClientSide, type Viewer } from './viewer.ts';

/** What one operation of a partner's system, or of nobody, may cost. */
const pointsOfPartners = 1_000;
/** The same for staff and for the desk's own systems. */
const pointsOfDesk = 10_000;
/** What one operation of a system may cost, by whose it is. */
export const mostPointsOf = (audience: 'staff' | 'client'): number => (audience === 'client' ? pointsOfPartners : pointsOfDesk);
/** A bucket holds the points of so many seconds: who was silent may come in a burst. */
const burstSeconds = 10;
/** The desk's own systems get so many times what a partner's gets. */
const deskTimes = 10;
/** A person may have so many points of refused documents at once, and gets so many a second: whoever tries things out mistypes. */
const refusalsOfPeople = { size: 1_000, perSecond: 100 } as const;

/** What the console asks before somebody signs in, and the act itself, which counts wrong passwords. */
const freeForNobody: ReadonlySet<string> = new Set(['viewer', 'plugins', 'signIn']);

/** So many documents that ask for these alone may be new or wrong at one address at once, and until there is room for as many again. */
const freeTries = { size: 100, seconds: 10 } as const;

/**
 * What whoever asks may ask for. People have no bucket: they are as slow as people; only documents of theirs that are refused cost.
 * Who comes without a key or session shares the bucket of their address. `pointsPerSecond` is the setting API_POINTS_PER_SECOND. A bucket
 * is always at least as large as the dearest operation. `documents` is the setting CONSOLE_DOCUMENTS: people come by a browser, systems by
 * keys, which are given for documents of their own.
 */
export const limitsOf = (viewer: Viewer | null, { pointsPerSecond, documents = 'any', peer }: { pointsPerSecond: number; documents?: DocumentsTaken; peer: string }): CallerLimits => {
  if (!viewer) {
    const size = Math.max(pointsOfPartners, pointsPerSecond * burstSeconds);
    const bucket = attemptBucket('nobody', peer, size, size / pointsPerSecond);
    return { points: pointsOfPartners, introspection: false, documents: 'any', bucket, isUntold: true, refusals: bucket, free: { fields: freeForNobody, tries: attemptBucket('free tries of nobody', peer, freeTries.size, freeTries.seconds) } };
  }
  if (viewer.kind === 'STAFF') return { points: pointsOfDesk, introspection: true, documents, bucket: null, refusals: { caller: `refused ${viewer.id}`, ...refusalsOfPeople } };
  const [points, perSecond] = isClientSide(viewer) ? [pointsOfPartners, pointsPerSecond] : [pointsOfDesk, pointsPerSecond * deskTimes];
  const introspection = viewer.scopes.includes('schema:read');
  const bucket = { caller: viewer.id, perSecond, size: Math.max(points, perSecond * burstSeconds) };
  return { points, introspection, documents: 'any', bucket, refusals: bucket };
};

/** How many sockets somebody may hold at one process: a person has a few browsers, each with one; a system has its own processes. */
export const socketsOf = (viewer: Viewer | null): number => (viewer?.kind === 'MACHINE' ? 50 : 20);
