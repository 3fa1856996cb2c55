import './platform/metadata.ts';
import { greeting } from './greeting.ts';
import { asksForHelp, readConfig, type Config } from './platform/config.ts';
import { configHelp } from './platform/configHelp.ts';
import { openDataFolder } from './platform/dataFolder.ts';
import { ExitCode, OperationalFault } from './platform/fault.ts';
import { Lifetime, endOnSignals } from './platform/lifetime.ts';
import { listenFault } from './platform/listenFault.ts';
import { createLog, type Logger } from './platform/log.ts';
import { refuseOldNode } from './platform/nodeVersion.ts';
import type { DatabaseConnection } from './platform/postgres/connection.ts';
import { connectionFromUrl } from './platform/postgres/connectionFromUrl.ts';
import { startEmbeddedPostgres } from './platform/postgres/embeddedPostgres.ts';

const databaseName = 'reglament';

/** Starts Reglament: settings, data folder, database, server, in this order; each failure is one sentence and an exit code. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    console.log(configHelp());
    return;
  }
  refuseOldNode(process.versions.node);
  const config = readConfig({ args, env: process.env, workingFolder: process.cwd() });
  openDataFolder(config.dataDir);

  const log = createLog(config.logLevel);
  const lifetime = new Lifetime((code) => process.exit(code), (line, error) => log.error({ err: error }, line));
  endOnSignals(lifetime);
  endOnCrash(lifetime, log);
  try {
    const connection = await connect(config, lifetime, log);
    const { startServer } = await import('./server.ts');
    const server = await lifetime.hold(() => startServer({ config, connection }));
    console.log(greeting(server, config));
  } catch (error) {
    // A start that is interrupted fails somewhere; that is nothing to complain about.
    if (lifetime.isEnding) return;
    await lifetime.end(explain(listenFault(error, config) ?? error));
  }
}

async function connect(config: Config, lifetime: Lifetime, log: Logger): Promise<DatabaseConnection> {
  if (config.databaseUrl !== undefined) return connectionFromUrl(config.databaseUrl);
  const postgres = await lifetime.hold(() =>
    startEmbeddedPostgres({ dataDir: config.dataDir, databaseName, durable: true, report: (line) => log.warn(line) }),
  );
  return postgres.connection;
}

/** After an error that nobody caught the state is unknown: the log gets it, the database is left in order, a supervisor starts anew. */
function endOnCrash(lifetime: Lifetime, log: Logger): void {
  const onCrash = (error: unknown) => {
    log.fatal({ err: error }, 'An unforeseen error ends the process.');
    void lifetime.end(ExitCode.failure);
  };
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
}

/** Tells a person why the start failed. @returns the exit code */
function explain(error: unknown): ExitCode {
  if (error instanceof OperationalFault) {
    console.error(error.message);
    return error.exitCode;
  }
  console.error('Reglament could not start because of an unforeseen error:', error);
  return ExitCode.failure;
}

main().catch((error: unknown) => {
  process.exitCode = explain(error);
});
