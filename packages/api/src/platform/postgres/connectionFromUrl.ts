import { Client } from 'pg';
import { ExitCode, OperationalFault } from '../fault.ts';
import { applicationName, oldestMajorVersion, type DatabaseConnection } from './connection.ts';

const patienceMilliseconds = 10_000;

/**
 * Reads DATABASE_URL and makes sure that the server behind it answers and is new enough.
 * @throws OperationalFault with one sentence: 78 for a wrong URL, password, database or version; 69 when nobody answers
 */
export async function connectionFromUrl(url: string): Promise<DatabaseConnection> {
  const client = clientOf(url);
  // An error after the answer is not ours to handle: the pool of the server has its own connections.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    refuseTooOld(Number(rows[0]?.server_version_num));
  } catch (error) {
    throw error instanceof OperationalFault ? error : faultOf(error, client);
  } finally {
    await client.end().catch(() => {});
  }
  return connectionOf(client, url);
}

/** The same for another setting, without asking whether anybody answers there. @throws OperationalFault (78) for a wrong URL */
export const connectionNamedBy = (setting: string, url: string): DatabaseConnection => connectionOf(clientOf(url, setting), url);

function connectionOf({ host, port, user, password, database, ssl }: Client, url: string): DatabaseConnection {
  const connection = { host, port, user, password: password ?? undefined, database: database ?? '', ssl };
  // Not every reader of URLs knows the folder of a Unix socket, which stands among the parameters.
  return host.startsWith('/') ? connection : { ...connection, url };
}

/**
 * @param versionNumber what `server_version_num` says, for example 150018
 * @throws OperationalFault (78) when the server is older than Reglament needs
 */
export function refuseTooOld(versionNumber: number): void {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= oldestMajorVersion) return;
  throw new OperationalFault(
    `DATABASE_URL leads to PostgreSQL ${major}; Reglament needs ${oldestMajorVersion} or newer.`,
    ExitCode.configuration,
  );
}

function clientOf(url: string, setting = 'DATABASE_URL'): Client {
  try {
    if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) throw new TypeError('no PostgreSQL URL');
    return new Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: patienceMilliseconds,
    });
  } catch (error) {
    // The URL holds a password, so the sentence does not repeat it.
    throw new OperationalFault(
      `${setting} is not a PostgreSQL URL; it looks like postgresql://user:password@host:5432/database.`,
      ExitCode.configuration,
      { cause: error },
    );
  }
}

function faultOf(error: unknown, { host, port, user, database }: Client): OperationalFault {
  const place = host.startsWith('/') ? host : `${host}:${port}`;
  const configuration = (sentence: string) => new OperationalFault(sentence, ExitCode.configuration, { cause: error });
  const unavailable = (sentence: string) => new OperationalFault(sentence, ExitCode.unavailable, { cause: error });
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
      return configuration(`The PostgreSQL at ${place} refuses the user ${user} of DATABASE_URL: check its name and password.`);
    case '3D000':
      return configuration(`The PostgreSQL at ${place} has no database ${database}: create it, or correct DATABASE_URL.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unavailable(`The host ${host} of DATABASE_URL is not known to the network: check the name.`);
    case 'ECONNREFUSED':
    case 'ENOENT':
      return unavailable(`No PostgreSQL answers at ${place}: start it, or correct DATABASE_URL.`);
    default:
      return unavailable(`The PostgreSQL at ${place} of DATABASE_URL cannot be used: ${messageOf(error)}.`);
  }
}

/** Node wraps the refusals of several addresses of one host into one error; the first tells enough. */
function codeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message.replace(/\.$/, '') : 'it gave no reason';
}
