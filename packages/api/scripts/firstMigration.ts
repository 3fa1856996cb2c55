import '../src/platform/metadata.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFeatures } from '../src/features.ts';
import { openOrm } from '../src/platform/database/orm.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts';

/** Writes the first migration from the entities as they are now. Used until the first release; afterwards migrations only grow. */
const folder = mkdtempSync(path.join(tmpdir(), 'reglament-migration-'));
const postgres = await startEmbeddedPostgres({ dataDir: folder, databaseName: 'scratch', durable: false });
try {
  const features = await loadFeatures();
  const orm = await openOrm(postgres.connection, features);
  const sql = await orm.schema.getCreateSchemaSQL({ wrap: false });
  await orm.close(true);
  const statements = sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('set names'))
    .map((line) => `    this.addSql(\`${line}\`);`);
  const text = `import { Migration } from '@mikro-orm/migrations';

/** The tables of the first release. */
export class FirstTables extends Migration {
  override up(): void {
${statements.join('\n')}
  }
}
`;
  writeFileSync(fileURLToPath(new URL('../migrations/20261124000000_firstTables.ts', import.meta.url)), text);
  console.log(`${statements.length} statements written`);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
