import { createClient, type Client } from 'graphql-ws';
import { RequestError, requestErrorOf, type ToldError } from './errors.ts';
import { pauseBefore } from './retrying.ts';
import type { StreamFrame } from './documents.ts';
import { foldSlaBoard, type BoardFrame, type FoldableBoard } from '../slaBoardChanges.ts';

/** Events with the cursor behind each; `for await` ends it by `break`. */
export type Following<Event> = AsyncGenerator<{ cursor: string; event: Event }, void>;

/** Codes after which the same question would get the same answer. */
const final: ReadonlySet<string> = new Set(['RESYNC_REQUIRED', 'BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'QUERY_TOO_COMPLEX', 'TOO_MANY_INPUTS', 'INTROSPECTION_CLOSED', 'DOCUMENT_UNKNOWN']);
/** The key is none, or none any longer. */
const forbidden = 4403;

const isList = (value: unknown): value is ToldError[] => Array.isArray(value);
const closedBy = (value: unknown): number | null => (typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'number' ? value.code : null);

/** What broke a stream off, as an error to throw; null when it may be taken up again. */
const finalError = (broken: unknown): RequestError | null => {
  if (closedBy(broken) === forbidden) return new RequestError('UNAUTHENTICATED', 'The key does not open this door, or no longer');
  const told = broken instanceof RequestError ? broken : isList(broken) ? requestErrorOf(broken) : null;
  return told && final.has(told.code) ? told : null;
};

type Wait = (milliseconds: number) => Promise<void>;
/** Where a subscription is asked for. */
export interface Line {
  url: string;
  connectionParams: Record<string, unknown>;
  wait: Wait;
  /** How often a line is asked whether it still stands. Who does not answer for half of that is gone. */
  heartbeatMilliseconds: number;
}

/** A socket that notices a line that went dead without a word: a machine without power, a firewall that forgot it. */
const openSocket = ({ url, connectionParams, heartbeatMilliseconds }: Line): Client => {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url, connectionParams, lazy: true, retryAttempts: 0, keepAlive: heartbeatMilliseconds, connectionAckWaitTimeout: heartbeatMilliseconds,
    on: {
      ping: (received) => { if (!received) silence = setTimeout(() => client.terminate(), heartbeatMilliseconds / 2); },
      pong: (received) => { if (received) clearTimeout(silence); },
      closed: () => clearTimeout(silence),
    },
  });
  return client;
};

/** The frames of a subscription, taken up again after each break behind the last one. */
async function* framesOf<Frame>(line: Line, query: string, variables: { after?: string | null }, placeOf: (frame: Frame) => string): AsyncGenerator<Frame, void> {
  let after = variables.after ?? null;
  for (let attempt = 1; ; attempt += 1) {
    const client = openSocket(line);
    try {
      for await (const { data, errors } of client.iterate<Record<string, Frame>>({ query, variables: { ...variables, after } })) {
        if (errors?.length || !data) throw requestErrorOf(errors ?? []);
        const frame = Object.values(data)[0];
        if (!frame) continue;
        attempt = 0;
        after = placeOf(frame);
        yield frame;
      }
    } catch (broken) {
      const error = finalError(broken);
      if (error) throw error;
    } finally {
      await client.dispose();
    }
    await line.wait(pauseBefore(attempt + 1, null));
  }
}

/** Follows a stream of the log and takes it up again after each break where it was. */
export async function* follow<Event>(line: Line, query: string, variables: { after?: string | null }): Following<Event> {
  for await (const { cursor, event } of framesOf<StreamFrame<Event>>(line, query, variables, (frame) => frame.cursor)) if (event) yield { cursor, event };
}

/** Watches the board of promises: whole boards, made of the first and of what changed. */
export async function* watchBoard<Board extends FoldableBoard>(line: Line, query: string): AsyncGenerator<Board, void> {
  let board: Board | null = null;
  for await (const frame of framesOf<BoardFrame<Board>>(line, query, {}, ({ mark }) => mark)) yield (board = foldSlaBoard(board, frame));
}
