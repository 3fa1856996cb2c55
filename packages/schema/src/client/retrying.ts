import { RequestError } from './errors.ts';
import type { UserError } from './types.ts';

/** What may be over when it is asked again. */
const passing: ReadonlySet<string> = new Set(['UNREACHABLE', 'RATE_LIMITED', 'TIMED_OUT', 'IDEMPOTENCY_CONCURRENT_REQUEST', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED']);

/** User errors that tell of the try and not of the act: the same act under the same key may be done the next time (decision 87). */
const ofTheTry: ReadonlySet<string> = new Set(['IDEMPOTENCY_CONCURRENT_REQUEST', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED']);

export const isPassing = (error: unknown): error is RequestError => error instanceof RequestError && passing.has(error.code);

/** The error to throw where an act was answered with what only tells of the try; null where it was done or refused. */
export const failedTry = (userErrors: readonly UserError[]): RequestError | null => {
  const found = userErrors.find(({ code }) => ofTheTry.has(code));
  if (!found) return null;
  // a document of a partner's own need not ask for them
  const told = ({ code, message, params }: Pick<UserError, 'code' | 'message'> & Partial<Pick<UserError, 'params'>>) => ({ message, extensions: { code, ...Object.fromEntries((params ?? []).map(({ name, value }) => [name, value])) } });
  return new RequestError(found.code, found.message, userErrors.map(told));
};

const longestPauseMilliseconds = 30_000;

/** How long to wait before the n-th new try: a second, then twice as long each time, spread so that not all come at once. */
export const pauseBefore = (attempt: number, error: unknown, random: () => number = Math.random): number => {
  const told = error instanceof RequestError ? error.retryAfterSeconds : null;
  const usual = Math.min(longestPauseMilliseconds, 1_000 * 2 ** (attempt - 1));
  return Math.max((told ?? 0) * 1_000, usual * (0.5 + random() / 2));
};

/** Tries until it works, fails for good, or was tried often enough. */
export const tryAgain = async <T>(work: () => Promise<T>, attempts: number, wait: (milliseconds: number) => Promise<void>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || attempt >= attempts) throw error;
      await wait(pauseBefore(attempt, error));
    }
  }
};
