import '../src/platform/metadata.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { loadFeatures } from '../src/features.ts';
import { schemaOf } from '../src/platform/graphql/schema.ts';

/** Prints the contract that is committed and reviewed; with `--check` only compares, and fails when it is stale. */
const file = fileURLToPath(new URL('../../schema/schema.graphql', import.meta.url));
const printed = `${printSchema(lexicographicSortSchema(await schemaOf(await loadFeatures())))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, printed);
  console.log('schema.graphql is written');
} else if (readFileSync(file, 'utf8') === printed) {
  console.log('schema.graphql is up to date');
} else {
  console.error('schema.graphql is stale: run `pnpm schema:print`, read the difference, commit it');
  process.exitCode = 1;
}
