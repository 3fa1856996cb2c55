import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getOperationAST, parse, validate, type GraphQLSchema, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Context as ServerContext, SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import { clock, machineTime } from '../clock.ts';
import type { Locale } from '@reglament/schema';
import type { Logger } from '../log.ts';
import { newId } from '../identity.ts';
import { alertOfKeyInAddress, hasKeyInAddress } from '../keyInAddress.ts';
import { foreignOrigin, isOwnOrigin } from '../ownOrigin.ts';
import { refusal } from '../refusal.ts';
import { formatSocketErrors } from './faults.ts';
import { isRefused, noSuchOperation, toldCost, type Admission, type Reserved, type CallerLimits } from './admission.ts';
import type { Asking } from './admissionPlugin.ts';
import type { DocumentLimits } from './limits.ts';
import type { Patience } from './patience.ts';
import { SharedExecution, type Shareable } from './sharedExecution.ts';
import { lineTo } from './socketLine.ts';
import { MessageGate, SocketCount, UnknownSockets } from './socketLimits.ts';
import { withoutSuggestion } from './suggestions.ts';

/** What may be asked behind a path, within which limits. */
export interface SocketDoor {
  schema: GraphQLSchema;
  /** The same that lets operations in over HTTP. */
  admission: Admission;
  limits: DocumentLimits;
}

export interface SocketOptions {
  /** What stands behind each path. */
  doors: ReadonlyMap<string, SocketDoor>;
  log: Logger;
  /** The clause on which an input field rests. */
  clauses: Readonly<Record<string, string>>;
  /** From where somebody connects, by the servers before this one that are believed. */
  addressOf(request: IncomingMessage): string;
  /** The host of the desk as people know it. */
  publicHost?: string;
  /** How many sockets may be there of which nobody knows whose they are; other numbers than the usual. */
  mostUnknown?: { ofAddress: number; inAll: number };
  /** Who connects, by what is known when it is asked or later; null turns the socket away. One look at the database may serve many. */
  authenticate(request: IncomingMessage, connectionParams: Record<string, unknown>): Promise<object | null>;
  /** Who that somebody is: as long as the answer is the same, so are the rights. */
  identityOf(somebody: object): string;
  /** Whose socket it is, and how many they may hold at this process. */
  callerOf(somebody: object): { id: string; sockets: number };
  /** When the session or key of that somebody ends by time, milliseconds; NaN when it does not. */
  endsAt(somebody: object): number;
  /** What somebody may ask for, and in which language they are told that they may not. */
  limitsFor(somebody: object): { limits: CallerLimits; locale: Locale };
  /** How long somebody waits for the answer to a query or an act; subscriptions have no end. */
  patienceFor(somebody: object): Patience;
  /** A context for one operation of that somebody; the signal says when nobody waits for it any longer. */
  contextFor(somebody: object, requestId: string, payload: SubscribePayload, signal: AbortSignal | undefined): Asking;
  /** How the answer to an operation with that context may be shared; null: not at all. */
  share: (context: object) => Shareable | null;
  /** Other patience than the usual. */
  timing?: Partial<typeof usualTiming>;
  /** Calls back when somebody may have lost their rights; answers how to stop that. */
  followDoubts(doubt: (concerns: (somebody: object) => boolean) => void): () => void;
}

export const longestFrame = 256 * 1024;
export const mostSubscriptions = 50;
/** Who is closed and does not take leave is cut off after so long. */
const farewellMilliseconds = 1_000;
/** The types of the library do not know `closeTimeout` yet: without it silent sockets lie there for half a minute after they were closed. */
const served: ServerOptions & { closeTimeout: number } = { noServer: true, maxPayload: longestFrame, closeTimeout: farewellMilliseconds };
/** In milliseconds; tests are less patient. */
export const usualTiming = {
  /** For so long a socket may say nothing before it says who it is. */
  initWait: 3_000,
  /** A socket that does not answer a ping until the next one is gone. */
  keepAlive: 12_000,
  /** A socket that takes nothing of what it is told for so long is closed. */
  unread: 10_000,
  /** What nobody tells of is asked now and then. */
  askAgainEvery: 60_000,
  /** Sessions and keys also end by time alone: their sockets are closed so soon after. */
  lookAtEndsEvery: 2_000,
  /** A check of rights that failed, as while the database is away, is made again so soon, then twice as late each time. */
  recheck: 500,
};
const longestRecheck = 8_000;
/** Close codes: the protocol's for somebody who may not be here and for too many messages, and those after which clients come back, at once or later. */
const forbidden = 4403;
const tooManyMessages = 4429;
const comeLater = 1013;
const comeBack = 1012;

type Extra = Record<PropertyKey, unknown> & { request: IncomingMessage; socket: WebSocket; somebody?: object; waiting?: Map<string, Patience> };
type Connected = ServerContext<Record<string, unknown>, Extra>;

/** What is turned away before it is a socket is told why by status and code; it is not waited for. */
const turnAway = (socket: Duplex, status: string, code: string, message: string): void => {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  socket.end([`HTTP/1.1 ${status}`, 'Content-Type: application/json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), farewellMilliseconds).unref();
};

/** The path without its question: the door at which somebody stands. */
export const pathOf = ({ url }: { url?: string | undefined }): string => url?.split('?')[0] ?? '';

/** GraphQL over WebSocket (graphql-transport-ws) on the path of the endpoint, with the limits of the endpoint. */
export const serveSockets = (server: Server, options: SocketOptions): { dispose: () => Promise<void> } => {
  const timing = { ...usualTiming, ...options.timing };
  const doorOf = (request: IncomingMessage) => options.doors.get(pathOf(request));
  const connections = new WeakMap<WebSocket, Duplex>();
  /** What to call when it is known whose a socket is. */
  const introductions = new WeakMap<WebSocket, () => void>();
  const sockets = new WebSocketServer(served);
  const unknown = new UnknownSockets(options.mostUnknown);
  server.on('upgrade', (request, socket, head) => {
    // whoever breaks off while they are turned away breaks nothing else
    socket.on('error', () => socket.destroy());
    if (doorOf(request) === undefined) return turnAway(socket, '404 Not Found', 'NOT_FOUND', 'There is no such door');
    if (!isOwnOrigin(request.headers, options.publicHost)) return turnAway(socket, '403 Forbidden', 'FORBIDDEN', foreignOrigin.en);
    if (hasKeyInAddress(request.url)) {
      alertOfKeyInAddress(options.log, request.url, { path: pathOf(request), peer: options.addressOf(request) });
      return turnAway(socket, '400 Bad Request', 'KEY_IN_ADDRESS', refusal('KEY_IN_ADDRESS').sentence('en'));
    }
    return sockets.handleUpgrade(request, socket, head, (opened) => {
      connections.set(opened, socket);
      const known = unknown.take(options.addressOf(request), () => {
        opened.close(comeLater, 'Too many sockets have not said who they are');
        opened.terminate();
      });
      introductions.set(opened, known);
      socket.once('close', known);
      const gate = new MessageGate(machineTime.elapsed());
      // before the protocol reads it: what is too much is not even taken apart
      opened.on('message', () => {
        if (opened.readyState !== opened.OPEN || gate.lets(machineTime.elapsed())) return;
        opened.close(tooManyMessages, 'Too many messages');
        // a flood does not wait for its answer
        setTimeout(() => opened.terminate(), farewellMilliseconds).unref();
      });
      // of a frame that was refused nothing more is awaited
      opened.on('error', () => void setTimeout(() => opened.terminate(), farewellMilliseconds).unref());
      sockets.emit('connection', opened, request);
    });
  });

  /** What went wrong in an answer, as callers are told it. */
  const masked = (result: ExecutionResult): ExecutionResult =>
    result.errors ? { ...result, errors: formatSocketErrors(options.log, newId(), result.errors as GraphQLError[], options.clauses) as never } : result;
  const executions = new SharedExecution(options.share);
  /** How a subscription is told, by its context. */
  const lines = new WeakMap<object, (result: ExecutionResult) => Promise<void> | undefined>();
  const connected = new Set<Connected>();
  const held = new SocketCount();

  /** Whether somebody is still who they were when they connected; if not, their socket is closed, and with it what it follows. */
  const isStillThere = async ({ extra, connectionParams }: Connected): Promise<boolean> => {
    const somebody = await options.authenticate(extra.request, connectionParams ?? {});
    if (somebody && extra.somebody && options.identityOf(somebody) === options.identityOf(extra.somebody)) {
      extra.somebody = somebody;
      return true;
    }
    extra.socket.close(somebody ? comeBack : forbidden, somebody ? 'Your rights have changed' : 'The session or key has ended');
    return false;
  };
  const rechecks = new Map<Connected, NodeJS.Timeout>();
  const check = (one: Connected, pause: number): void => {
    isStillThere(one).catch((error: unknown) => {
      options.log.warn({ error: String(error) }, 'a socket could not be checked; it is checked again');
      if (rechecks.has(one) || !connected.has(one)) return;
      rechecks.set(one, setTimeout(() => {
        rechecks.delete(one);
        if (connected.has(one)) check(one, Math.min(pause * 2, longestRecheck));
      }, pause).unref());
    });
  };
  const askAgain = (concerns: (somebody: object) => boolean): void => {
    for (const one of connected) if (one.extra.somebody && concerns(one.extra.somebody)) check(one, timing.recheck);
  };
  const unfollow = options.followDoubts((concerns) => askAgain(concerns));
  const asking = setInterval(() => askAgain(() => true), timing.askAgainEvery);
  asking.unref();
  const ending = setInterval(() => askAgain((somebody) => options.endsAt(somebody) <= clock.now()), timing.lookAtEndsEvery);
  ending.unref();

  const cleanup = useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: timing.initWait,
      onConnect: async (context) => {
        const somebody = await options.authenticate(context.extra.request, context.connectionParams ?? {});
        const { socket } = context.extra;
        // whoever went away meanwhile must not be counted
        if (!somebody || socket.readyState !== socket.OPEN) return false;
        const caller = options.callerOf(somebody);
        if (!held.take(caller.id, caller.sockets)) {
          socket.close(comeLater, `At most ${caller.sockets} sockets`);
          return false;
        }
        context.extra.somebody = somebody;
        introductions.get(socket)?.();
        connected.add(context);
        return true;
      },
      // whoever is gone before it was let in holds none
      onClose: (context) => {
        for (const patience of context.extra.waiting?.values() ?? []) patience.leave();
        if (connected.delete(context) && context.extra.somebody) held.giveBack(options.callerOf(context.extra.somebody).id);
      },
      onComplete: (context, id) => {
        context.extra.waiting?.get(id)?.end();
        context.extra.waiting?.delete(id);
      },
      onSubscribe: async (context, id, payload): Promise<ExecutionArgs | readonly GraphQLError[]> => {
        const { somebody } = context.extra;
        if (!(await isStillThere(context))) return [new GraphQLError('The session or key has ended', { extensions: { code: 'UNAUTHENTICATED' } })];
        if (Object.keys(context.subscriptions).length > mostSubscriptions) return [new GraphQLError(`At most ${mostSubscriptions} subscriptions on one socket`, { extensions: { code: 'QUERY_TOO_COMPLEX' } })];
        const requestId = newId();
        const door = doorOf(context.extra.request);
        if (!door) return [new GraphQLError('There is no such door', { extensions: { code: 'BAD_REQUEST' } })];
        const { limits, locale } = options.limitsFor(somebody ?? {});
        let reserved: Reserved | null = null;
        try {
          const looked = await door.admission.look(payload.query, limits, door.limits, locale);
          if (looked.excess) return [looked.excess];
          reserved = looked.reserved;
          const document = looked.document ?? parse(payload.query, { maxTokens: door.limits.tokens });
          const errors = looked.isKnown ? [] : validate(door.schema, document);
          if (errors.length > 0) return limits.introspection ? errors : errors.map((error) => new GraphQLError(withoutSuggestion(error.message), error));
          const operation = getOperationAST(document, payload.operationName);
          if (!operation) throw noSuchOperation(locale);
          const spent = await door.admission.admit({ document, operation, variables: payload.variables ?? {} }, limits, locale, reserved);
          const patience = operation.operation === 'subscription' ? null : options.patienceFor(somebody ?? {});
          if (patience) context.extra.waiting = (context.extra.waiting ?? new Map<string, Patience>()).set(id, patience);
          const contextValue = options.contextFor(somebody ?? {}, requestId, payload, patience?.signal);
          contextValue.spent = spent;
          const connection = connections.get(context.extra.socket);
          const tell = connection && lineTo(context.extra.socket, connection, id, timing.unread);
          if (tell) lines.set(contextValue, (result) => tell(masked(result)));
          return {
            schema: door.schema,
            document,
            operationName: payload.operationName ?? null,
            variableValues: payload.variables ?? {},
            contextValue,
          };
        } catch (error) {
          // what was not let in says why by its code
          const told = error instanceof GraphQLError && error.extensions['code'] !== undefined ? error : new GraphQLError(error instanceof GraphQLError ? error.message : 'This document cannot be read', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
          if (!reserved && isRefused([told])) await door.admission.charge(limits.refusals);
          return [told];
        }
      },
      subscribe: (args) => executions.subscribe(args, lines.get(args.contextValue as object)),
      onError: (_context, _id, _payload, errors) => formatSocketErrors(options.log, newId(), errors as GraphQLError[], options.clauses),
      onNext: (_context, _id, _payload, { contextValue }, result) => {
        const { spent } = contextValue as Asking;
        const cost = spent && toldCost(spent);
        const answer = masked(result as ExecutionResult);
        return cost ? { ...answer, extensions: { ...answer.extensions, cost } } : answer;
      },
    },
    sockets,
    timing.keepAlive,
  );
  return {
    dispose: async () => {
      unfollow();
      clearInterval(asking);
      clearInterval(ending);
      for (const recheck of rechecks.values()) clearTimeout(recheck);
      for (const socket of sockets.clients) socket.close(1012, 'The server restarts');
      await cleanup.dispose();
    },
  };
};

