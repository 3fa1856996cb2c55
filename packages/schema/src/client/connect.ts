import { RefusedError, RequestError, requestErrorOf, type ToldError } from './errors.ts';
import { follow, watchBoard, type Following, type Line } from './follow.ts';
import type { TypedDocument } from './document.ts';
import type { StreamFrame } from './documents.ts';
import { failedTry, tryAgain } from './retrying.ts';
import type { BoardFrame, FoldableBoard } from '../slaBoardChanges.ts';
import type { UserError } from './types.ts';

export interface Connection {
  /** Where the desk is, for example `https://support.example.org`. */
  url: string;
  /** The key of your system, `rk_…`. */
  key: string;
  /** `client` (the usual one): a system that acts for one client; `staff`: one of the desk’s own. */
  audience?: 'client' | 'staff';
  /** Language of refusals. */
  locale?: 'ru' | 'en';
  /** How often a request is tried before its failure is thrown; 5 without another wish. */
  attempts?: number;
  /** For how long one try of a request is waited for before it counts as unanswered; 35,000 without another wish, a little more than the desk gives itself. */
  patienceMilliseconds?: number;
  /** How often a line that is followed is asked whether it still stands; 10,000 without another wish. One that does not answer for half of that is opened anew. */
  heartbeatMilliseconds?: number;
  /** Replaces the waiting between tries, for tests. */
  wait?: (milliseconds: number) => Promise<void>;
}

/** The one payload of an act, whatever the act is called. */
type PayloadOf<Data> = Data[keyof Data];
type EventOf<Data> = PayloadOf<Data> extends StreamFrame<infer Event> ? Event : never;

export interface Reglament {
  /** Asks; throws RequestError. What passes by itself is asked again. */
  ask<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data>;
  /**
   * Carries out one act, once, however often it has to be tried: all tries bear one idempotency key. Give a key of your own when the
   * act must not be done twice across restarts of your program. Throws RefusedError when the desk refuses, RequestError when no try was
   * answered with what became of the act (faults of the server too, and then nothing was done).
   */
  act<Data extends Record<string, { userErrors: UserError[] }>, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, key?: string): Promise<PayloadOf<Data>>;
  /**
   * What happens, event by event, from now or from a cursor on, over breaks of the line: no event is missing, none comes twice. Keep
   * `cursor` when you are done with an event. Throws RequestError with `RESYNC_REQUIRED` when the stream cannot go on from the cursor.
   */
  follow<Data, Variables extends { after?: string | null }>(document: TypedDocument<Data, Variables>, variables: Variables): Following<EventOf<Data>>;
  /**
   * The board of promises for the desk's own systems (`audience: 'staff'`): whole at once and after each change, over breaks of the line.
   * The document asks `slaBoardChanges(after: $after)` for `mark`, `board` and `changes`, of both the same fields.
   */
  watchBoard<Board extends FoldableBoard>(document: TypedDocument<{ slaBoardChanges: BoardFrame<Board> }, { after?: string | null }>): AsyncGenerator<Board, void>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));

interface Answer {
  data?: unknown;
  errors?: ToldError[];
}

/** A way to the API of a desk. */
export const connect = ({ url, key, audience = 'client', locale = 'en', attempts = 5, patienceMilliseconds = 35_000, heartbeatMilliseconds = 10_000, wait = pause }: Connection): Reglament => {
  const endpoint = `${url.replace(/\/$/, '')}${audience === 'client' ? '/client/graphql' : '/graphql'}`;
  const authorization = `Bearer ${key}`;
  const line: Line = { url: endpoint.replace(/^http/, 'ws'), connectionParams: { authorization, locale }, wait, heartbeatMilliseconds };

  const send = async <Data>(text: string, variables: unknown, more: Record<string, string> = {}): Promise<Data> => {
    const headers = { 'content-type': 'application/json', 'accept-language': locale, authorization, ...more };
    const unreachable = (error: unknown): never => {
      throw new RequestError('UNREACHABLE', error instanceof Error ? error.message : String(error));
    };
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const response = await fetch(endpoint, { method: 'POST', headers, signal, body: JSON.stringify({ query: text, variables }) }).catch(unreachable);
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    const answer = (await response.json().catch((error: unknown) => (signal.aborted ? unreachable(error) : { errors: [{ message: `answered ${response.status}`, extensions: { code: 'SERVICE_UNAVAILABLE' } }] }))) as Answer;
    if (answer.errors?.length || answer.data == null) throw requestErrorOf(answer.errors ?? [], Number.isNaN(retryAfter) ? null : retryAfter);
    return answer.data as Data;
  };

  return {
    ask: ({ text }, variables) => tryAgain(() => send(text, variables), attempts, wait),
    act: async <Data extends Record<string, { userErrors: UserError[] }>, Variables>({ text }: TypedDocument<Data, Variables>, variables: Variables, idempotencyKey: string = crypto.randomUUID()) => {
      const payload = await tryAgain(async () => {
        const answered = Object.values(await send<Data>(text, variables, { 'idempotency-key': idempotencyKey }))[0] as PayloadOf<Data>;
        const failed = failedTry(answered.userErrors);
        if (failed) throw failed;
        return answered;
      }, attempts, wait);
      if (payload.userErrors.length > 0) throw new RefusedError(payload.userErrors, payload);
      return payload;
    },
    follow: ({ text }, variables) => follow(line, text, variables),
    watchBoard: ({ text }) => watchBoard(line, text),
  };
};
