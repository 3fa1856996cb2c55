import type { UserError } from './types.ts';

/** An error as the API tells it. */
export interface ToldError {
  message: string;
  extensions?: Record<string, unknown> | undefined;
}

/** The request was not answered. `code` is one of the API's (`RATE_LIMITED`, `UNAUTHENTICATED` …), or `UNREACHABLE`. */
export class RequestError extends Error {
  readonly code: string;
  readonly errors: readonly ToldError[];
  /** Seconds after which it may be asked again, where the API says so. */
  readonly retryAfterSeconds: number | null;

  constructor(code: string, message: string, errors: readonly ToldError[] = [], retryAfterSeconds: number | null = null) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The act was refused and has left nothing. `userErrors` say why, in the language that was asked for. */
export class RefusedError<Payload = unknown> extends Error {
  readonly userErrors: readonly UserError[];
  /** What the act answered: with `STALE_VERSION` its record is the one that stands now. */
  readonly payload: Payload;

  constructor(userErrors: readonly UserError[], payload: Payload) {
    super(userErrors.map(({ code, message }) => `${code}: ${message}`).join('; '));
    this.name = 'RefusedError';
    this.userErrors = userErrors;
    this.payload = payload;
  }
}

/** What the API told went wrong, as an error to throw. */
export const requestErrorOf = (errors: readonly ToldError[], retryAfterSeconds: number | null = null): RequestError => {
  const [first] = errors;
  const code = first?.extensions?.['code'];
  return new RequestError(typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR', first?.message ?? 'The API answered nothing', errors, retryAfterSeconds);
};
