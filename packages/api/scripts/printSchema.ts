import '../src/platform/metadata.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { loadFeatures } from '../src/features.ts';
import { earlyRemovals, unannouncedChanges, unsoundDeprecations } from '../src/platform/graphql/announcedChanges.ts';
import { clientSchemaOf } from '../src/platform/graphql/clientSchema.ts';
import { schemaOf } from '../src/platform/graphql/schema.ts';
import { printTypes } from './clientTypes.ts';

/**
 * Prints the two contracts that are committed and reviewed, and the types of the client's in TypeScript. With `--check` only compares, and fails when one is stale or breaks the
 * last release unannounced; with `--release` the present ones become the last release.
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

const check = (name: string, schema: GraphQLSchema, printed: string): void => {
  requireFresh(name, printed);
  const broken = unannouncedChanges(buildSchema(textOf(`packages/schema/released/${name}`)), schema, textOf('CHANGELOG.md'));
  for (const change of broken) fail(`${name} breaks the last release: ${change}\n  Deprecate instead, or announce it in CHANGELOG.md under "Unreleased" as \`${change}\` with what to do`);
  for (const removed of earlyRemovals(buildSchema(textOf(`packages/schema/released/${name}`)), schema, new Date().toISOString().slice(0, 10))) fail(`${name}: ${removed}\n  What callers may use goes six months after its deprecation. Put it back, deprecated`);
  for (const place of unsoundDeprecations(schema)) fail(`${name}: ${place} is deprecated without "Since YYYY-MM-DD: …" and what to use instead`);
};

for (const [name, schema] of Object.entries(contracts)) {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  if (process.argv.includes('--check')) {
    check(name, schema, printed);
    continue;
  }
  const folder = process.argv.includes('--release') ? 'packages/schema/released' : 'packages/schema';
  writeFileSync(fileOf(`${folder}/${name}`), printed);
  console.log(`${folder}/${name} is written`);
}

const types = { name: 'src/client/types.ts', text: printTypes(lexicographicSortSchema(contracts['client.graphql'] ?? whole)) };
if (process.argv.includes('--check')) requireFresh(types.name, types.text);
else if (!process.argv.includes('--release')) writeFileSync(fileOf(`packages/schema/${types.name}`), types.text);
