import '../src/platform/metadata.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { loadFeatures } from '../src/features.ts';
import { clientSchemaOf } from '../src/platform/graphql/clientSchema.ts';
import { schemaOf } from '../src/platform/graphql/schema.ts';

/** Prints the two contracts that are committed and reviewed; with `--check` only compares, and fails when one is stale. */
const features = await loadFeatures();
const whole = await schemaOf(features);
const contracts: Readonly<Record<string, GraphQLSchema>> = { 'schema.graphql': whole, 'client.graphql': clientSchemaOf(whole, features) };

for (const [name, schema] of Object.entries(contracts)) {
  const file = fileURLToPath(new URL(`../../schema/${name}`, import.meta.url));
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, printed);
    console.log(`${name} is written`);
  } else if (readFileSync(file, 'utf8') === printed) {
    console.log(`${name} is up to date`);
  } else {
    console.error(`${name} is stale: run \`pnpm schema:print\`, read the difference, commit it`);
    process.exitCode = 1;
  }
}
