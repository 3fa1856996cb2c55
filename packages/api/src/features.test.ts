import { execFile } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, parse, validateSchema, visit, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const api = fileURLToPath(new URL('..', import.meta.url));
const cache = path.join(api, '.cache');

/** The contract that a list of features makes; in a process of its own, for what was imported once stays. */
const schemaWithout = async (...gone: readonly string[]): Promise<string> => {
  const list = readFileSync(path.join(api, 'src/features.ts'), 'utf8');
  const lines = gone.map((feature) => `  () => import('./${feature}/index.ts'),\n`);
  for (const line of lines) expect(list).toContain(line);
  mkdirSync(cache, { recursive: true });
  const file = path.join(cache, `without-${gone.length}-${gone[0]}.ts`);
  const here = (text: string): string => text.replaceAll("'./", "'../src/");
  writeFileSync(file, `import '../src/platform/metadata.ts';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schemaOf } from '../src/platform/graphql/schema.ts';
${here(lines.reduce((left, line) => left.replace(line, ''), list))}
console.log(printSchema(lexicographicSortSchema(await schemaOf(await loadFeatures()))));
`);
  try {
    return (await run(process.execPath, ['--import', 'tsx', file], { cwd: api, maxBuffer: 16_000_000 })).stdout;
  } finally {
    rmSync(file);
  }
};
const linesOf = (schema: string): Set<string> => new Set(schema.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('"')));

const printed = (): string => readFileSync(path.join(api, '../schema/schema.graphql'), 'utf8');

test('the schema is sound, which no start asks', () => {
  expect(validateSchema(buildSchema(printed(), { assumeValidSDL: true }))).toEqual([]);
  expect(validateSchema(buildSchema('type Query { tickets: Nothing } input Nothing { one: Int }', { assumeValidSDL: true }))).not.toEqual([]);
});

/** The features that no other one imports, so that each of them can be taken out, and words of the schema that are theirs alone. */
const removable: Readonly<Record<string, RegExp>> = {
  plugins: /\bplugins\b|FailingJob/, webhooks: /Webhook/, queue: /actOnTickets|ticketsFile/, team: /teamLoad|PersonLoad/, presence: /Presence|presence/,
  quarantine: /ReleaseLetter|BlockedSender|UnverifiedLetter|putLetterAside/, start: /FirstStep|firstSteps/, notifications: /NotificationList|markNotificationsRead/, drafts: /saveDraft|SaveDraft/, watchers: /Watcher|watchTicket/, templates: /letterPreview/,
  news: /announcementPreview/, mailboxes: /Mailbox|GivenUpLetter/, erasure: /erasePerson|ErasePerson/, postponements: /postponeTicket|refuseTicket|PostponementUse/,
  handovers: /handOverToDevelopment|Handover\b/, clientSilence: /ClientSilence|clientSilence/, reports: /ComplianceReport|ReportedBreach|ReportFile/,
  officialWays: /pointToOfficialWays|UnofficialWay/,
  calendarChanges: /CalendarChange\b|createCalendar/, search: /SearchHit|SearchAnswer|similar\b/,
};

/** Who imports a feature, apart from what stands over all of them. */
const importersOf = (files: ReadonlyMap<string, string>, feature: string): string[] => [...files].flatMap(([file, text]) => {
  const [folder = ''] = file.split('/');
  return new RegExp(`from '(\\.\\./)+${feature}/`).test(text) && ![feature, 'demo', 'kit', 'cli'].includes(folder) ? [folder] : [];
});

test('the features that can be taken out are those that no other one imports', () => {
  const files = new Map(globSync('**/*.ts', { cwd: path.join(api, 'src') }).filter((file) => !/\.test\.ts$|(^|\/)testing\//.test(file)).map((file) => [file, readFileSync(path.join(api, 'src', file), 'utf8')]));
  const names = [...readFileSync(path.join(api, 'src/features.ts'), 'utf8').matchAll(/import\('\.\/(\w+)\/index\.ts'\)/g)].map(([, name = '']) => name);
  const free = names.filter((name) => importersOf(files, name).length === 0);
  expect(free.toSorted()).toEqual(Object.keys(removable).toSorted());
  expect(importersOf(files, 'tickets')).toContain('correspondence');
});

test('features whose lines are taken out leave no trace in the schema, and take nothing else with them', async () => {
  const [whole, without] = [printed(), await schemaWithout(...Object.keys(removable))];
  const all = linesOf(whole);
  expect([...linesOf(without)].filter((line) => !all.has(line))).toEqual([]);
  const words = (schema: string): string => {
    const names = new Set<string>();
    visit(parse(schema), { Name: ({ value }) => { names.add(value); } });
    return [...names].join(' ');
  };
  expect(Object.entries(removable).map(([feature, own]) => [feature, own.test(words(whole)), own.exec(words(without))?.[0]])).toEqual(Object.keys(removable).map((feature) => [feature, true, undefined]));
  expect(without).toContain('type ResponseObligation');
  expect(without).toContain('answerTicket(');
}, 60_000);

test('nor do the fields that it gave to a type of another feature', async () => {
  const [whole, without] = [printed(), await schemaWithout('watchers')];
  const ticketOf = (schema: string): string[] => Object.keys((buildSchema(schema, { assumeValidSDL: true }).getType('Ticket') as GraphQLObjectType).getFields());
  expect(ticketOf(whole).filter((field) => !ticketOf(without).includes(field))).toEqual(['watchers']);
  expect([...linesOf(without)].filter((line) => !linesOf(whole).has(line))).toEqual([]);
  expect(without).not.toMatch(/watchTicket|Watcher/);
}, 60_000);
