import { DatabaseError } from 'pg';

/**
 * Classes of PostgreSQL's codes that speak of the server and not of the statement: connections, sign-in, the missing database, resources,
 * somebody who intervened, the system, faults inside.
 */
const ofServer: ReadonlySet<string> = new Set(['08', '28', '3D', '53', '57', '58', 'XX']);
/** A statement that was cancelled, for its time or in favour of what is replayed, though the server is well. */
const queryCanceled = '57014';

/** Whether a failed statement says that its server cannot be used, whatever it is asked. */
export const isFaultOfServer = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || (error.code !== queryCanceled && ofServer.has(error.code?.slice(0, 2) ?? ''));
