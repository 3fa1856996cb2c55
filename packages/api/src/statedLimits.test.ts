import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitsOf, socketsOf } from './access/callerLimits.ts';
import type { Viewer } from './access/viewer.ts';
import { bodyLimits } from './platform/bodyRoom.ts';
import { longestBacklog, mostReplayed } from './platform/events/frames.ts';
import { documentLimits, introspectionAliases, listsWithinEachOther } from './platform/graphql/limits.ts';
import { mostIds } from './platform/graphql/namedIds.ts';
import { burstOfMessages, messagesPerSecond, mostUnknown } from './platform/graphql/socketLimits.ts';
import { longestFrame, mostSubscriptions, usualTiming } from './platform/graphql/sockets.ts';
import { largestPage } from './platform/reading/connection.ts';
import { longestBody } from './tickets/requestFields.ts';

/** The tables of what partners read. */
const readme = readFileSync(new URL('../../schema/README.md', import.meta.url), 'utf8');
const tableAfter = (head: string): Map<string, string> => {
  const [, after = ''] = readme.split(head);
  return new Map([...after.split('\n\n', 1).join('').matchAll(/^\| ([^|]+) \| (.+) \|$/gm)].map(([, what = '', figures = '']) => [what, figures]));
};

const figures = (...numbers: number[]): string => numbers.map((number) => number.toLocaleString('en')).join(', ');
const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;
const system = { kind: 'MACHINE', id: 's', name: 's', audience: 'client', scopes: [], clientId: 'c', endsAt: null } as Viewer;
const person = { kind: 'STAFF', id: 'p', name: 'p', email: 'p', role: 'SPECIALIST', sessionId: 's', endsAt: new Date() } as unknown as Viewer;
const { staff, client } = documentLimits;

it('every limit that partners are told is the one that is kept, and none is missing', () => {
  expect(Object.fromEntries(tableAfter('| limit | figure |\n|---|---|\n'))).toEqual({
    'document at the door of clients: tokens, levels, aliases, root fields': figures(client.tokens, client.depth, client.aliases, client.rootFields),
    'document at the door of the desk': figures(staff.tokens, staff.depth, staff.aliases, staff.rootFields),
    'document at both: directives, acts': figures(staff.directives, client.mutations),
    'spreads of fragments, fields with one name in one selection: door of clients': figures(client.spreads, client.sameName),
    'the same at the door of the desk': figures(staff.spreads, staff.sameName),
    'questions for the schema: aliases, lists of types within each other': figures(introspectionAliases, listsWithinEachOther),
    'records that an argument names': figures(mostIds),
    'page of a list': figures(largestPage),
    'text of a request or message, bytes of UTF-8': figures(longestBody),
    'body of a request by HTTP': mebibytes(bodyLimits.ofCallers),
    'the same of whoever is not known': mebibytes(bodyLimits.ofAnybody),
    [`bodies of more than ${mebibytes(bodyLimits.ofAnybody)} on their way in, together`]: mebibytes(bodyLimits.longOnesTogether),
    'frame of a socket': `${longestFrame / 1024} KiB`,
    'messages of a socket: at once, a second': figures(burstOfMessages, messagesPerSecond),
    'subscriptions on a socket': figures(mostSubscriptions),
    'sockets at one process: of a system, of a person': figures(socketsOf(system), socketsOf(person)),
    'sockets at one process that have not said who they are: of an address, in all': figures(mostUnknown.ofAddress, mostUnknown.inAll),
    'a socket says who it is within': seconds(usualTiming.initWait),
    'a socket answers a ping within': seconds(usualTiming.keepAlive),
    'a socket takes what it is told within': seconds(usualTiming.unread),
    'events that wait for a subscription': figures(longestBacklog),
    'events that a subscription is told again': figures(mostReplayed),
  });
  expect([staff.directives, staff.mutations]).toEqual([client.directives, client.mutations]);
});

it('so are the points', () => {
  const of = (viewer: Viewer) => limitsOf(viewer, { pointsPerSecond: 100, peer: '' });
  const desk = { ...system, audience: 'staff', clientId: null } as Viewer;
  const perSecond = (viewer: Viewer): string => { const { bucket } = of(viewer); return bucket ? `${figures(bucket.perSecond)}, ${bucket.size.toLocaleString('en')} at once` : 'not counted'; };
  expect(tableAfter("| | partner's system | the desk's own system | person |\n|---|---|---|---|\n")).toEqual(new Map([
    ['points a request', [system, desk, person].map((viewer) => figures(of(viewer).points)).join(' | ')],
    ['points a second (`API_POINTS_PER_SECOND`, 100)', [system, desk, person].map(perSecond).join(' | ')],
  ]));
});
