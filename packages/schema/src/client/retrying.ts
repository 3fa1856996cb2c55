import { RequestError } from './errors.ts';

/** What may be over when it is asked again. */
const passing: ReadonlySet<string> = new Set(['UNREACHABLE', 'RATE_LIMITED', 'TIMED_OUT', 'IDEMPOTENCY_CONCURRENT_REQUEST', 'SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR']);

export const isPassing = (error: unknown): error is RequestError => error instanceof RequestError && passing.has(error.code);

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
