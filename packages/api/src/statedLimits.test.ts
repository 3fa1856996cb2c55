import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitsOf, socketsOf } from './access/callerLimits.ts';
import type { Viewer } from './access/viewer.ts';
import { clientConnections } from './platform/database/clientReaders.ts';
import { processConnections, requestConnections, statementTimeoutMilliseconds } from './platform/database/orm.ts';
import { bodyLimits } from './platform/bodyRoom.ts';
import { longestBacklog, mostReplayed } from './platform/events/frames.ts';
import { mostKnown } from './platform/graphql/admission.ts';
import { compileAfterHits, mostDocuments } from './platform/graphql/compiledExecution.ts';
import { documentLimits, introspectionAliases, listsWithinEachOther } from './platform/graphql/limits.ts';
import { mostIds } from './platform/graphql/namedIds.ts';
import { burstOfMessages, messagesPerSecond, mostUnknown } from './platform/graphql/socketLimits.ts';
import { longestFrame, mostSubscriptions, usualTiming } from './platform/graphql/sockets.ts';
import { deepestOffset, largestCount, largestPage } from './platform/reading/connection.ts';
import { settings } from './platform/configSettings.ts';
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

/** The checklist with our figures, for whoever looks for a control that is missing. */
const checklist = readFileSync(new URL('../../../docs/limits.md', import.meta.url), 'utf8');

it('the figures of the checklist are those that are kept', () => {
  const rows = [...checklist.matchAll(/^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$/gm)].map(([, control = '', ours = '']) => [control, ours]).filter(([control]) => control !== 'control' && control !== '---');
  const pointsOf = (viewer: Viewer) => limitsOf(viewer, { pointsPerSecond: Number(settings.API_POINTS_PER_SECOND.byDefault), peer: '' });
  expect(Object.fromEntries(rows)).toEqual({
    'body by HTTP': `${mebibytes(bodyLimits.ofCallers)} for whoever is known, ${mebibytes(bodyLimits.ofAnybody)} for others, ${mebibytes(bodyLimits.longOnesTogether)} for all long ones together`,
    'frame of a socket': `${longestFrame / 1024} KiB`,
    'tokens: clients, desk': figures(client.tokens, staff.tokens),
    'depth: clients, desk': figures(client.depth, staff.depth),
    'aliases: clients, desk': figures(client.aliases, staff.aliases),
    'root fields: clients, desk': figures(client.rootFields, staff.rootFields),
    'acts a request': figures(client.mutations),
    directives: figures(client.directives),
    'points a request: clients, desk': figures(pointsOf(system).points, pointsOf(person).points),
    'points a second of a partner': figures(pointsOf(system).bucket?.perSecond ?? 0),
    'spreads, fields with one name: clients, desk': `${figures(client.spreads, client.sameName)}; ${figures(staff.spreads, staff.sameName)}`,
    'page of a list, values of an argument': figures(largestPage, mostIds),
    'furthest row by offset, furthest count': figures(deepestOffset, largestCount),
    'socket says who it is within': seconds(usualTiming.initWait),
    'subscriptions on a socket': figures(mostSubscriptions),
    'sockets of a person, of a system': figures(socketsOf(person), socketsOf(system)),
    'messages of a socket a second': figures(messagesPerSecond),
    'sockets of nobody: of an address, in all': figures(mostUnknown.ofAddress, mostUnknown.inAll),
    'ping that is not answered': seconds(usualTiming.keepAlive),
    'one statement': seconds(statementTimeoutMilliseconds),
    'one request': `${settings.REQUEST_SECONDS.byDefault} s`,
    "connections: requests, clients' readers, processes": figures(requestConnections, clientConnections, processConnections),
    'documents kept read, kept compiled, compiled after': figures(mostKnown, mostDocuments, compileAfterHits),
  });
});

it('what holds a control that has no figure is there', () => {
  const named = [...checklist.matchAll(/`((?:packages|test)\/[\w/.-]+\.ts)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(new URL(`../../../${path}`, import.meta.url)))).toEqual([]);
});
