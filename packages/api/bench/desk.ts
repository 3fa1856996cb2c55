import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadDemo } from '../src/demo/demo.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Feature, System } from '../src/platform/feature.ts';
import type { DatabaseConnection } from '../src/platform/postgres/connection.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts';
import { openSystem } from '../src/server.ts';

export interface BenchDesk {
  system: System;
  features: Feature[];
  connection: DatabaseConnection;
  /** How many tickets there are. */
  tickets: number;
  close: () => Promise<void>;
}

/** A desk with the demonstration and many copies of its tickets, on a database of its own; durable where writing is measured. */
export const openBenchDesk = async (copies: number, durable = false): Promise<BenchDesk> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, databaseName: 'bench', durable });
  const config = readConfig({ args: [], env: { DATA_DIR: dataDir, LOG_LEVEL: 'error' }, workingFolder: dataDir });
  const { system, features, close } = await openSystem(config, postgres.connection);
  await loadDemo(system);
  // copies differ in identifier, number and time; the newest obligation of each goes along
  await system.pool.query(
    `with source as (select ticket.*, row_number() over () as row from ticket), copy as (
       select source.*, gen_random_uuid() as new_id, gen_random_uuid() as new_obligation, step from source, generate_series(1, $1) step
     ), obligations as (
       insert into response_obligation select (jsonb_populate_record(obligation, jsonb_build_object('id', copy.new_obligation, 'ticket_id', copy.new_id,
         'due_at', obligation.due_at + copy.step * interval '1 minute'))).*
       from copy join response_obligation obligation on obligation.id = copy.obligation_id
     )
     insert into ticket select (jsonb_populate_record(null::ticket, to_jsonb(copy) || jsonb_build_object('id', new_id, 'obligation_id', new_obligation,
       'number', number || '-' || step, 'due_at', due_at + step * interval '1 minute', 'received_at', received_at + step * interval '1 minute'))).* from copy`,
    [copies],
  );
  await system.pool.query('analyze');
  const { rows } = await system.pool.query<{ count: number }>('select count(*)::int as count from ticket');
  return {
    system,
    features,
    connection: postgres.connection,
    tickets: rows[0]?.count ?? 0,
    close: async () => {
      await close();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
