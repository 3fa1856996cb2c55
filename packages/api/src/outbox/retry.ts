const firstWaitMilliseconds = 30_000;
const longestWaitMilliseconds = 3_600_000;
/** As long as mail servers try by custom. */
const patienceMilliseconds = 5 * 24 * 3_600_000;

/** What went wrong, in the terms of SMTP. */
export interface SendingFault {
  /** Code of the library: where it happened. */
  code?: string | undefined;
  /** What the server answered, 421 or 550 for example. */
  responseCode?: number | undefined;
}

/** Stages at which the server speaks about this letter. */
const letterStages: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);
/** Stages before that, at which nothing was said of any letter: connecting, greeting, encrypting, signing in. */
const serverStages: ReadonlySet<string> = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'EPROTOCOL', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether the server refused this very letter for good (5xx on its addresses or its content). */
export const isRefusedForGood = ({ code, responseCode }: SendingFault): boolean =>
  responseCode !== undefined && responseCode >= 500 && responseCode < 600 && letterStages.has(code ?? '');

/** Whether the server was not reached or did not let us in: no other letter would fare better now. */
export const isServerUnavailable = ({ code }: SendingFault): boolean => serverStages.has(code ?? '');

/** When to try again after so many attempts: half a minute, then twice as long each time, at most an hour. */
export const nextAttemptAfter = (attempts: number, now: number): number =>
  now + Math.min(firstWaitMilliseconds * 2 ** Math.max(attempts - 1, 0), longestWaitMilliseconds);

/** Whether a letter has waited so long that it ends as not delivered. */
export const isGivenUp = (sendAfter: number, now: number): boolean => now - sendAfter >= patienceMilliseconds;
