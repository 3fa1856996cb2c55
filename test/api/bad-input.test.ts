import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import {
  buildClientSchema, getIntrospectionQuery, getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType,
  type GraphQLInputField, type GraphQLSchema, type IntrospectionQuery,
} from 'graphql';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actsOf, type Act } from '../support/acts.ts';
import { clientSchema } from '../support/clientSchema.ts';
import { databaseOf } from '../support/database.ts';
import type { UserError } from '../support/userError.ts';
import { logDuring } from '../support/log.ts';
import { startSystem, type Asker, type System } from '../support/startSystem.ts';

/** The mutations that the table must know; the first test holds this list against the schema. */
const mutations = [
  'acceptUnverifiedLetter', 'addClientMessage', 'addInternalNote', 'answerTicket', 'assignTicket', 'blockSender', 'changePriority', 'changeRegulationDraft', 'changeView', 'closeTicket', 'confirmAnswerDelivered', 'createArticle', 'createAssignment', 'createAttachmentUpload', 'createClient', 'createContact',
  'createProduct', 'createRegulationDraft', 'createStaff', 'createTicket', 'createView', 'decideFeatureRequest', 'decideTermsOfReference', 'deleteAssignment', 'deleteClient', 'deleteContact', 'deleteProduct', 'deleteStaff', 'deleteView', 'discardRegulationDraft', 'endAbsence', 'erasePerson',
  'excuseBreach', 'handOverToDevelopment', 'postponeTicket', 'proposePriority', 'refuseTicket', 'reopenTicket', 'returnFromDevelopment', 'settlePriorityProposal', 'updateHandover', 'markAnswerNotRequired', 'linkTickets', 'unlinkTickets', 'mergeTickets', 'moveView', 'pointToOfficialWays', 'splitTicket', 'publishAnnouncement', 'publishRegulationVersion', 'recordAbsence', 'registerPaperLetter', 'releaseLetter', 'resumeLetters', 'setUnverifiedLetterAside', 'shareView', 'submitFeatureRequest', 'submitTermsOfReference', 'supportFeatureRequest', 'takeTicket', 'updateAssignment', 'putLetterAside',
  'createMachineUser', 'updateMachineUser', 'issueApiKey', 'revokeApiKey', 'createWebhook', 'updateWebhook', 'rotateWebhookSecret', 'tryWebhook', 'replayWebhook', 'deleteWebhook', 'connectMailbox', 'changeMailbox', 'removeMailbox', 'updateArticle', 'useArticle', 'withdrawAnswer', 'watchTicket', 'unwatchTicket', 'changeAutomaticChoice', 'updateClient', 'updateContact', 'updateProduct', 'updateStaff', 'withdrawTermsOfReference',
] as const;
/** They change no record; tests of their own are below. */
const aboutSessions = ['signIn', 'signOut'];
/** They name no ticket, or many: held against bad input in test/regulation/4.7-overtaking.test.ts and test/api/bulk.test.ts. */
const aboutTheQueue = ['takeNextTicket', 'actOnTickets'];
/** It has no subject: held against bad input in test/api/presence.test.ts. */
const aboutPresence = ['showPresence'];
/** It books a failure of a window: held against bad input in packages/api/src/plugins/consoleIncidents.test.ts. */
const aboutIncidents = ['noteConsoleIncident'];
/** They are of the one who asks and carry no version: held against bad input in test/api/preferences.test.ts and test/api/notifications.test.ts. */
const aboutOneself = ['changePreferences', 'markNotificationsRead'];
/** Its subject is not a record either: held against bad input in test/api/drafts.test.ts. */
const aboutDrafts = ['saveDraft'];
/** They need a flood of letters, or one that was refused: held against bad input in packages/api/src/mail/loops.test.ts and packages/api/src/outgoing/{sendingAgain,attending}.test.ts. */
const aboutHeldLetters = ['releaseHeldLetter', 'cancelHeldLetter', 'sendLetterAgain', 'dismissLetter'];
/** Their subject is a calendar, held against bad input in test/regulation/6-calendar-changes.test.ts. */
const aboutCalendars = ['changeCalendarDays', 'createCalendar', 'importCalendarYear'];
/** It names a sender, who has no record: held against bad input in packages/api/src/quarantine/blocking.test.ts. */
const aboutSenders = ['unblockSender'];
/** It needs a letter that nobody can read: held against bad input in packages/api/src/quarantine/puttingAside.test.ts. */
const aboutUnreadable = ['readLetterAgain'];
/** They reach for a server: held against bad input in packages/api/src/mailboxes/mailboxes.test.ts. */
const aboutConnections = ['checkMailbox', 'tryMailbox'];

let system: System;
let schema: GraphQLSchema;
let acts: { [name: string]: Act };
let foreign: { [field: string]: string | undefined };
let reader: { cookie: string };
let readOnlyKey: { key: string };
let database: Client;
beforeAll(async () => {
  system = await startSystem();
  await system.at('2026-11-24T11:00:00+03:00');
  schema = buildClientSchema(await system.get<IntrospectionQuery>(getIntrospectionQuery()));
  ({ acts, foreign } = await actsOf(system));
  reader = await system.signIn('AUDITOR');
  readOnlyKey = { key: system.credentials.keys.find(({ audience, scopes }) => audience === 'staff' && !scopes.includes('tickets:write'))?.key ?? '' };
  database = await databaseOf(system.dataDir);
});
afterAll(async () => {
  await database.end();
  await system.stop();
});

const actOf = (name: string): Act => {
  const act = acts[name];
  if (!act) throw new Error(`the table does not know ${name}`);
  return act;
};

const fieldsOf = (name: string): GraphQLInputField[] => {
  const type = getNamedType(schema.getMutationType()?.getFields()[name]?.args[0]?.type);
  if (!isInputObjectType(type)) throw new Error(`${name} has no input`);
  return Object.values(type.getFields());
};

const typeNameOf = (field: GraphQLInputField): string => getNamedType(field.type).name;
const isListOf = (field: GraphQLInputField): boolean => isListType(getNullableType(field.type));
const isTextList = (field: GraphQLInputField): boolean => isListType(isNonNullType(field.type) ? field.type.ofType : field.type);

interface Verdict {
  code: string;
  field: string[];
  clause: string | null;
}

/** Sends the input; answers how it was refused, or null when it was done. */
const verdictOn = async (name: string, input: unknown, asker: Asker): Promise<Verdict | null> => {
  const document = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${actOf(name).subject} { id } userErrors { code field clause message } eventIds } }`;
  const { data, errors } = await system.ask<{ [name: string]: { userErrors: UserError[]; eventIds: string[] } } | null>(document, { input }, asker);
  if (errors) {
    const { code, refusal, field, clause } = errors[0]?.extensions ?? {};
    return { code: String(refusal ?? code), field: (field as string[] | undefined) ?? [], clause: (clause as string | null | undefined) ?? null };
  }
  const outcome = data?.[name];
  const [refusal] = outcome?.userErrors ?? [];
  if (refusal && outcome && outcome.eventIds.length > 0) throw new Error(`${name} was refused and wrote events`);
  return refusal ?? null;
};

/** Tables that processes write by themselves: rounds, followers, the search index, when a key or a session was used last. */
const writtenByProcesses = ['api_key', 'session', 'job_state', 'follower_state', 'search_document', 'search_pending', 'search_progress', 'search_word', 'point_bucket', 'console_document', 'event_bus_key'];

/** Every record there is: how many rows each table has, and the transactions that wrote them. */
const worldOf = async (): Promise<unknown> => {
  const { rows: tables } = await database.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1`, [writtenByProcesses]);
  // an event is written again when it gets its place
  const writers = (table: string): string => (table === 'event_log' ? '0' : 'coalesce(sum(xmin::text::bigint), 0)');
  const { rows } = await database.query(tables.map(({ name }) => `select '${name}' as name, count(*), ${writers(name)} as writers from "${name}"`).join(' union all '));
  return rows;
};

/** So many looks in a row must find the same: who follows the events may write a moment after they came. */
const looksAtRest = 5;

/** The world when nobody writes into it any more. */
const restingWorld = async (): Promise<unknown> => {
  let seen = await worldOf();
  let same = 0;
  await vi.waitUntil(async () => {
    const before = seen;
    seen = await worldOf();
    same = isDeepStrictEqual(seen, before) ? same + 1 : 0;
    return same >= looksAtRest;
  }, { timeout: 10_000, interval: 100 });
  return seen;
};

interface BadInput {
  what: string;
  input: unknown;
  asker?: Asker;
  /** Codes that are right for it. */
  codes: string[];
  field: string[];
  /** The refusal must name a clause. */
  withClause?: true;
}

/** Tries each bad input; answers what was wrong with how it was refused. Nothing may change, and the log gets one line each. */
const complaintsAbout = async (name: string, attempts: BadInput[]): Promise<string[]> => {
  const complaints: string[] = [];
  // letters of what was prepared go out, and whoever follows the events has followed, before the world is looked at
  await system.pass(20);
  const before = await restingWorld();
  const { lines } = await logDuring(system, async () => {
    for (const { what, input, asker, codes, field, withClause } of attempts) {
      const verdict = await verdictOn(name, input, asker === undefined ? actOf(name).by : asker);
      if (!verdict) complaints.push(`${what}: was accepted`);
      else {
        if (!codes.includes(verdict.code)) complaints.push(`${what}: ${verdict.code} instead of ${codes.join(' or ')}`);
        if (verdict.field.join('.') !== field.join('.')) complaints.push(`${what}: names the field "${verdict.field.join('.')}" instead of "${field.join('.')}"`);
        if (withClause && verdict.clause === null) complaints.push(`${what}: names no clause`);
      }
    }
  });
  if (lines.length !== attempts.length) complaints.push(`${attempts.length} refusals made ${lines.length} lines in the log: ${JSON.stringify(lines)}`);
  expect(await worldOf()).toEqual(before);
  return complaints;
};

type Input = { [field: string]: unknown };

const withoutRight = (input: Input): BadInput[] => [
  { what: 'nobody', input, asker: null, codes: ['UNAUTHENTICATED'], field: [] },
  { what: 'a key that is none', input, asker: { key: 'rk_0123456789012345678901234567890123456789012' }, codes: ['UNAUTHENTICATED'], field: [] },
  { what: 'a key that only reads', input, asker: readOnlyKey, codes: ['FORBIDDEN'], field: [] },
  { what: 'an auditor', input, asker: reader, codes: ['FORBIDDEN'], field: [] },
];

/** What clients can name of an act; empty when it is an act of staff. */
const namedByClients = (name: string): string[] => {
  const type = getNamedType(clientSchema.getMutationType()?.getFields()[name]?.args[0]?.type);
  return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
};

/** A client's system does nothing on another client. */
const ofAnotherClient = (name: string, input: Input): BadInput[] => {
  const named = namedByClients(name);
  const own = Object.fromEntries(Object.entries(input).filter(([field]) => named.includes(field)));
  return named.length === 0 ? [] : Object.keys(input).filter((field) => foreign[field] !== undefined).map((field) => ({
    what: `another client’s ${field}`, input: { ...own, [field]: foreign[field] }, asker: system.partner, codes: [named.includes(field) ? (actOf(name).codes?.[field] ?? 'NOT_FOUND') : 'INVALID_VALUE'], field: [field],
  }));
};

const missing = (name: string, input: Input): BadInput[] =>
  fieldsOf(name).filter(({ type }) => isNonNullType(type)).flatMap((field): BadInput[] => {
    const { [field.name]: _left, ...without } = input;
    const left: BadInput = { what: `without ${field.name}`, input: without, codes: ['REQUIRED_FIELD_MISSING'], field: [field.name] };
    const usual = actOf(name).codes?.[field.name] ?? 'REQUIRED_FIELD_MISSING';
    if (typeNameOf(field) === 'String') return [left, { what: `blank ${field.name}`, input: { ...input, [field.name]: ' \n ' }, codes: [usual], field: [field.name], withClause: true }];
    return [left];
  });

const wrongValues: { [type: string]: unknown[] } = { DateTime: ['yesterday', '2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z', 7], Date: ['2026-02-30', '24.11.2026'], Int: ['x', 1.5, 2 ** 40], Boolean: ['yes'], String: [7, { a: 1 }], ID: [{}, true] };

/** Values of another kind, and a field that does not exist. */
const ofAnotherKind = (name: string, input: Input): BadInput[] => [
  ...fieldsOf(name).flatMap((field): BadInput[] => {
    const values = isEnumType(getNamedType(field.type)) ? ['NO_SUCH_CODE'] : (wrongValues[typeNameOf(field)] ?? []);
    return values.map((value) => ({ what: `${field.name}: ${JSON.stringify(value)}`, input: { ...input, [field.name]: isTextList(field) ? [value] : value }, codes: ['INVALID_VALUE'], field: isTextList(field) ? [field.name, '0'] : [field.name] }));
  }),
  { what: 'an unknown field', input: { ...input, noSuchField: 1 }, codes: ['INVALID_VALUE'], field: ['noSuchField'] },
];

const aMegabyte = 'x'.repeat(1_000_001);

/** Texts of more than a megabyte, lists without end. */
const tooLarge = (name: string, input: Input): BadInput[] =>
  fieldsOf(name).filter((field) => typeNameOf(field) === 'String').flatMap((field): BadInput[] => {
    const codes = ['TOO_LONG', 'INVALID_VALUE', ...(field.name === 'categoryCode' ? ['NOT_FOUND'] : [])];
    if (!isTextList(field)) return [{ what: `${field.name} of a megabyte`, input: { ...input, [field.name]: aMegabyte }, field: [field.name], codes, withClause: true }];
    return [
      { what: `an entry of ${field.name} of a megabyte`, input: { ...input, [field.name]: [aMegabyte] }, field: [field.name, '0'], codes, withClause: true },
      { what: `10,000 ${field.name}`, input: { ...input, [field.name]: Array.from({ length: 10_000 }, (_, index) => `entry ${index}`) }, field: [field.name], codes: ['TOO_MANY_INPUTS'], withClause: true },
    ];
  });

const namesOfNothing = ['019e0000-0000-7000-8000-000000000000', 'no-such-thing', 'TP-1999-000001', "'; drop table ticket; --", 'ж'.repeat(5000), 'a\u0000b'];

/** Identifiers of nothing. */
const notThere = (name: string, input: Input): BadInput[] =>
  // what is made may be given an id of its own (packages/api/src/tickets/givenIds.test.ts)
  fieldsOf(name).filter((field) => typeNameOf(field) === 'ID' && !(field.name === 'id' && input['id'] === undefined)).flatMap((field) =>
    namesOfNothing.map((id) => ({
      what: `${field.name}: ${id.slice(0, 40)}`, input: { ...input, [field.name]: id }, codes: [actOf(name).codes?.[field.name] ?? 'NOT_FOUND'], field: isListOf(field) ? [field.name, '0'] : [field.name],
    })),
  );

const stale = (name: string, input: Input): BadInput[] =>
  fieldsOf(name).filter((field) => field.name === 'expectedVersion').flatMap(() =>
    [0, -1, Number(input['expectedVersion']) + 1].map((expectedVersion) => ({ what: `version ${expectedVersion}`, input: { ...input, expectedVersion }, codes: ['STALE_VERSION'], field: ['expectedVersion'] })),
  );

describe('the table of acts', () => {
  it('knows every mutation of the schema', () => {
    const known = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !name.startsWith('test'));
    expect([...mutations, ...aboutSessions, ...aboutTheQueue, ...aboutCalendars, ...aboutPresence, ...aboutIncidents, ...aboutOneself, ...aboutDrafts, ...aboutHeldLetters, ...aboutSenders, ...aboutUnreadable, ...aboutConnections].toSorted()).toEqual(known.toSorted());
    expect(Object.keys(acts).toSorted()).toEqual([...mutations].toSorted());
  });

  it('clients can name their own acts alone', () => {
    expect(Object.keys(clientSchema.getMutationType()?.getFields() ?? {}).toSorted()).toEqual(mutations.filter((name) => actOf(name).clients).toSorted());
  });

  it.each(mutations)('%s: its good input is accepted, and one step of a version is logged nowhere', async (name) => {
    const input = await actOf(name).input();
    const { result, lines } = await logDuring(system, () => verdictOn(name, input, actOf(name).by));
    expect(result).toBeNull();
    expect(lines).toEqual([]);
  });
});

describe('what is wrong is refused, named, logged in one line, and changes nothing', () => {
  it.each(mutations)('%s: without the right, of another client, missing, of another kind, too large, not there, stale', async (name) => {
    const input = await actOf(name).input();
    const attempts = [...withoutRight(input), ...[ofAnotherClient, missing, ofAnotherKind, tooLarge, notThere, stale].flatMap((kind) => kind(name, input))];
    expect(await complaintsAbout(name, attempts)).toEqual([]);
  });

  it.each(['createTicket', 'registerPaperLetter'])('%s: a subject of 501 characters', async (name) => {
    const input = await actOf(name).input();
    expect(await complaintsAbout(name, [{ what: '501 characters', input: { ...input, subject: 'ж'.repeat(501) }, codes: ['TOO_LONG'], field: ['subject'], withClause: true }])).toEqual([]);
  });

  it('an act on a stale picture of whatever record shows it as it is now, and says its version', async () => {
    const hidden: string[] = [];
    for (const name of mutations.filter((one) => fieldsOf(one).some((field) => field.name === 'expectedVersion'))) {
      const one = actOf(name);
      const { by, subject } = one;
      const document = `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${subject} { id version } userErrors { code params { name value } } } }`;
      const { data, errors } = await system.ask<{ [name: string]: { [subject: string]: unknown } }>(document, { input: { ...(await one.input()), expectedVersion: 4711 } }, by);
      const version = (data?.[name]?.[subject] as { version?: number } | null | undefined)?.version;
      if (version === undefined || !isDeepStrictEqual(data[name]?.['userErrors'], [{ code: 'STALE_VERSION', params: [{ name: 'version', value: String(version) }] }])) hidden.push(`${name}: ${JSON.stringify(data?.[name] ?? errors)}`);
    }
    expect(hidden).toEqual([]);
  });

  it('the table would tell of an act that is accepted, under another code, or without its clause', async () => {
    const input = await actOf('addInternalNote').input();
    const [good, other] = [{ what: 'good', input, codes: ['NOT_FOUND'], field: [] }, { what: 'nobody', input, asker: null, codes: ['NOT_FOUND'], field: ['body'], withClause: true as const }];
    expect(await complaintsAbout('addInternalNote', [other])).toEqual(['nobody: UNAUTHENTICATED instead of NOT_FOUND', 'nobody: names the field "" instead of "body"', 'nobody: names no clause']);
    await expect(complaintsAbout('addInternalNote', [good])).rejects.toThrow('to deeply equal');
  });

  const bodyOf = async (bytes: number, headers: Record<string, string> = {}): Promise<unknown[]> => {
    const asked = request(`${system.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': bytes, ...headers } });
    asked.on('error', () => undefined).flushHeaders();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const { errors } = (await json(response)) as { errors: { extensions: { code: string } }[] };
    asked.destroy();
    return [response.statusCode, errors[0]?.extensions.code];
  };

  it('a request of more than the server reads is turned away before it is read, one of 64 MB too; long ones of nobody are, from a megabyte on', async () => {
    const key = { authorization: `Bearer ${system.desk.key}` };
    const taken: number[] = [];
    // the best of three: what the others have to wait for is the machine
    for (let time = 0; time < 3; time += 1) {
      const began = performance.now();
      expect(await bodyOf(64 * 1024 * 1024, key)).toEqual([413, 'BODY_TOO_LARGE']);
      taken.push(performance.now() - began);
    }
    expect(Math.min(...taken)).toBeLessThan(100);
    expect(await bodyOf(8 * 1024 * 1024 + 1, key)).toEqual([413, 'BODY_TOO_LARGE']);
    expect(await bodyOf(1024 * 1024 + 1)).toEqual([413, 'BODY_TOO_LARGE']);
    expect(await bodyOf(1024 * 1024 + 1, { authorization: 'Bearer rk_0123456789012345678901234567890123456789012' })).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('a text of a megabyte is taken however it is written as JSON', async () => {
    const { tickets } = await system.get<{ tickets: { nodes: { id: string }[] } }>('{ tickets(first: 1) { nodes { id } } }');
    const body = 'ж'.repeat(500_000);
    const escaped = JSON.stringify({ query: 'mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { userErrors { code } } }', variables: { input: { ticketId: tickets.nodes[0]?.id, body } } }).replaceAll('ж', '\\u0436');
    expect(Buffer.byteLength(escaped)).toBeGreaterThan(3_000_000);
    const response = await fetch(`${system.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${system.desk.key}` }, body: escaped });
    expect(await response.json()).toMatchObject({ data: { addInternalNote: { userErrors: [] } } });
  });

  it('long requests have their share of memory together: beyond it they come later, and short ones are served', async () => {
    const eight = { 'content-type': 'application/json', 'content-length': String(8 * 1024 * 1024), authorization: `Bearer ${system.desk.key}` };
    // they announce, and send nothing: for eight of them there is room
    const waiting = Array.from({ length: 9 }, () => request(`${system.server.url}/graphql`, { method: 'POST', headers: eight }).on('error', () => undefined));
    for (const one of waiting) one.flushHeaders();
    const [response] = (await Promise.race(waiting.map((one) => once(one, 'response')))) as [IncomingMessage];
    expect([response.statusCode, response.headers['retry-after'], await json(response)]).toMatchObject([503, '1', { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] }]);
    expect(await system.get('{ viewer { id } }')).toBeTruthy();
    for (const one of waiting) one.destroy();
  });
});

describe('texts with characters that a database cannot hold', () => {
  it.each(mutations)('%s: NUL and half of a surrogate pair are no fault of ours', async (name) => {
    const texts = fieldsOf(name).filter((field) => typeNameOf(field) === 'String');
    for (const field of texts) {
      const input = await actOf(name).input();
      const strange = 'a\u0000b\ud800c\u202e';
      const verdict = await verdictOn(name, { ...input, [field.name]: isTextList(field) ? [strange] : strange }, actOf(name).by);
      expect(verdict?.code ?? 'done', field.name).toMatch(/^(done|INVALID_VALUE|NOT_FOUND|ALREADY_EXISTS)$/);
    }
  });
});

describe('signing in', () => {
  const signIn = async (input: unknown) => (await system.ask<{ signIn: { viewer: unknown; userErrors: UserError[] } }>('mutation($input: SignInInput!) { signIn(input: $input) { viewer { id } userErrors { code field } } }', { input }, null));

  it.each([
    ['an unknown address', { email: 'nobody@company.example', password: 'x' }],
    ['a wrong password', { email: 'head@company.example', password: 'x' }],
    ['a password of a megabyte', { email: 'modulev@company.example', password: 'x'.repeat(1_000_000) }],
    ['an address of a megabyte', { email: 'x'.repeat(1_000_000), password: 'x' }],
    ['NUL in both', { email: 'a\u0000@company.example', password: '\u0000' }],
  ])('%s: the same answer, one line in the log', async (_what, input) => {
    const { result, lines } = await logDuring(system, () => signIn(input));
    expect(result.data.signIn).toEqual({ viewer: null, userErrors: [{ code: 'WRONG_CREDENTIALS', field: ['password'] }] });
    expect(lines).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
    expect(JSON.stringify(lines)).not.toContain(String(input.password).slice(0, 100).repeat(2));
  });

  it('guessing ends: after ten wrong passwords the account waits, and even the right one is refused', async () => {
    const person = system.credentials.staff.find(({ role }) => role === 'DEVELOPER');
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn({ email: person?.email, password: 'wrong' });
    const { result, lines } = await logDuring(system, () => signIn({ email: person?.email, password: person?.password }));
    expect(result.data.signIn).toMatchObject({ viewer: null, userErrors: [{ code: 'TOO_MANY_ATTEMPTS' }] });
    expect(lines).toHaveLength(1);
  });

  it('signing out without a session is no fault', async () => {
    expect(await system.get('mutation { signOut { userErrors { code } } }', {}, null)).toEqual({ signOut: { userErrors: [] } });
  });
});

it('whatever happens to a request has words in the story of a broken promise, in both languages', async () => {
  const { rows } = await database.query<{ type: string }>("select distinct type from event_log where subject_type = 'ticket' and type not like 'LETTER%' order by 1");
  expect(rows.length).toBeGreaterThan(20);
  for (const locale of ['ru', 'en']) {
    const words = readFileSync(new URL(`../../packages/admin/src/plugins/reports/${locale}.ts`, import.meta.url), 'utf8');
    expect(rows.filter(({ type }) => !words.includes(` ${type}: '`))).toEqual([]);
  }
});
