import '../src/platform/metadata.ts';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { loadFeatures } from '../src/features.ts';
import { earlyRemovals, unannouncedChanges, unsoundDeprecations, withFingerprints } from '../src/platform/graphql/announcedChanges.ts';
import { clientSchemaOf } from '../src/platform/graphql/clientSchema.ts';
import { schemaOf } from '../src/platform/graphql/schema.ts';
import { printTypes } from './clientTypes.ts';

/**
 * Prints the two contracts that are committed and reviewed, and the types of the client's in TypeScript. With `--check` only compares, and fails when one is stale or breaks the
 * last release unannounced; with `--release` the present ones become the last release: they break it no further than its heading in the
 * changelog announces, which gets their fingerprints (decision 88).
 */
const features = await loadFeatures();
const whole = await schemaOf(features);
const contracts: Readonly<Record<string, GraphQLSchema>> = { 'schema.graphql': whole, 'client.graphql': clientSchemaOf(whole, features) };

const fileOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const textOf = (path: string): string => readFileSync(fileOf(path), 'utf8');
const fail = (sentence: string): void => {
  console.error(sentence);
  process.exitCode = 1;
};

const requireFresh = (name: string, printed: string): void => {
  if (textOf(`packages/schema/${name}`) === printed) console.log(`${name} is up to date`);
  else fail(`${name} is stale: run \`pnpm schema:print\`, read the difference, commit it`);
};

const check = (name: string, schema: GraphQLSchema, heading: string): void => {
  const broken = unannouncedChanges(buildSchema(textOf(`packages/schema/released/${name}`)), schema, textOf('CHANGELOG.md'), heading);
  for (const change of broken) fail(`${name} breaks the last release: ${change}\n  Deprecate instead, or announce it in CHANGELOG.md under "${heading}" as \`${change}\` with what to do`);
  for (const removed of earlyRemovals(buildSchema(textOf(`packages/schema/released/${name}`)), schema, new Date().toISOString().slice(0, 10))) fail(`${name}: ${removed}\n  What callers may use goes six months after its deprecation. Put it back, deprecated`);
  for (const place of unsoundDeprecations(schema)) fail(`${name}: ${place} is deprecated without "Since YYYY-MM-DD: …" and what to use instead`);
};

const printed = Object.fromEntries(Object.entries(contracts).map(([name, schema]) => [name, `${printSchema(lexicographicSortSchema(schema))}\n`]));
const write = (folder: string): void => {
  for (const [name, text] of Object.entries(printed)) {
    writeFileSync(fileOf(`${folder}/${name}`), text);
    console.log(`${folder}/${name} is written`);
  }
};
const checkAll = (heading: string): void => {
  for (const [name, schema] of Object.entries(contracts)) {
    requireFresh(name, printed[name] ?? '');
    check(name, schema, heading);
  }
};
const release = (): void => {
  const { version } = JSON.parse(textOf('packages/schema/package.json')) as { version: string };
  const changelog = withFingerprints(textOf('CHANGELOG.md'), version, Object.fromEntries(Object.entries(printed).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')])));
  checkAll(version);
  if (process.exitCode) return;
  write('packages/schema/released');
  writeFileSync(fileOf('CHANGELOG.md'), changelog);
};
if (process.argv.includes('--check')) checkAll('Unreleased');
else if (process.argv.includes('--release')) {
  try {
    release();
  } catch (error) {
    fail((error as Error).message);
  }
} else write('packages/schema');

const types = { name: 'src/client/types.ts', text: printTypes(lexicographicSortSchema(contracts['client.graphql'] ?? whole)) };
if (process.argv.includes('--check')) requireFresh(types.name, types.text);
else if (!process.argv.includes('--release')) writeFileSync(fileOf(`packages/schema/${types.name}`), types.text);
