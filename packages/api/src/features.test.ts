import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, validateSchema, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const api = fileURLToPath(new URL('..', import.meta.url));
const cache = path.join(api, '.cache');

/** The contract that a list of features makes; in a process of its own, for what was imported once stays. */
const schemaWithout = async (feature: string): Promise<string> => {
  const list = readFileSync(path.join(api, 'src/features.ts'), 'utf8');
  const line = `  () => import('./${feature}/index.ts'),\n`;
  expect(list).toContain(line);
  mkdirSync(cache, { recursive: true });
  const file = path.join(cache, `without-${feature}.ts`);
  const here = (text: string): string => text.replaceAll("'./", "'../src/");
  writeFileSync(file, `import '../src/platform/metadata.ts';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schemaOf } from '../src/platform/graphql/schema.ts';
${here(list.replace(line, ''))}
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

test('a feature whose line is taken out leaves no trace in the schema, and takes nothing else with it', async () => {
  const [whole, without] = [printed(), await schemaWithout('reports')];
  const [all, left] = [linesOf(whole), linesOf(without)];
  expect([...left].filter((line) => !all.has(line))).toEqual([]);
  const gone = [...all].filter((line) => !left.has(line));
  expect(gone).toEqual(expect.arrayContaining(['type ComplianceReport {']));
  expect(without).not.toMatch(/ComplianceReport|ReportedBreach|ReportFile/);
  expect(without).toContain('type ResponseObligation');
}, 60_000);

test('nor do the fields that it gave to a type of another feature', async () => {
  const [whole, without] = [printed(), await schemaWithout('watchers')];
  const ticketOf = (schema: string): string[] => Object.keys((buildSchema(schema, { assumeValidSDL: true }).getType('Ticket') as GraphQLObjectType).getFields());
  expect(ticketOf(whole).filter((field) => !ticketOf(without).includes(field))).toEqual(['watchers']);
  expect([...linesOf(without)].filter((line) => !linesOf(whole).has(line))).toEqual([]);
  expect(without).not.toMatch(/watchTicket|Watcher/);
}, 60_000);
