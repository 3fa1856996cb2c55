import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import proxyAddr from '@fastify/proxy-addr';
import fastifyApollo, { type ApolloFastifyContextFunction } from '@as-integrations/fastify';
import { fieldClauses } from '@reglament/schema';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { limitsOf, socketsOf } from './access/callerLimits.ts';
import type { Context } from './access/context.ts';
import { openContext } from './access/openContext.ts';
import { identifierOn, sessionCookie } from './access/identify.ts';
import { sharedSight } from './access/sharedSight.ts';
import { isClientSide, localeOf, type Viewer } from './access/viewer.ts';
import { documentsOfConsole, serveConsole } from './console.ts';
import { bodyLimits, BodyRoom, bytesAnnounced } from './platform/bodyRoom.ts';
import { clock } from './platform/clock.ts';
import type { Feature, System } from './platform/feature.ts';
import { Admission, rateHeaders } from './platform/graphql/admission.ts';
import { admitOverHttp, forApollo, saysByStatus } from './platform/graphql/admissionPlugin.ts';
import { compiledExecution } from './platform/graphql/compiledExecution.ts';
import { clientSchemaOf } from './platform/graphql/clientSchema.ts';
import { formatErrorFor } from './platform/graphql/faults.ts';
import { documentLimits, type DocumentLimits } from './platform/graphql/limits.ts';
import { PointBuckets } from './platform/graphql/pointBuckets.ts';
import { readOnReplica } from './platform/graphql/replicaPlugin.ts';
import { patienceOf } from './platform/graphql/patience.ts';
import { pathOf, serveSockets, type SocketDoor } from './platform/graphql/sockets.ts';
import { TrustedDocuments } from './platform/graphql/trustedDocuments.ts';
import { userErrorOf } from './platform/graphql/types.ts';
import { newId } from './platform/identity.ts';
import { alertOfKeyInAddress, hasKeyInAddress } from './platform/keyInAddress.ts';
import { foreignOrigin, isOwnOrigin } from './platform/ownOrigin.ts';
import { repeatableOf } from './platform/once.ts';
import { refusal } from './platform/refusal.ts';
import { deskHeaders } from './regulation/deskHeaders.ts';

/** Events after which their subject may have fewer rights than before. */
const changesRights: ReadonlySet<string> = new Set(['SESSION_ENDED', 'STAFF_UPDATED', 'STAFF_DELETED', 'MACHINE_USER_UPDATED', 'API_KEY_REVOKED', 'CLIENT_UPDATED']);
/** Whose changes may take rights from somebody: their own, and for a client's system those of its client. */
const subjectsOf = (viewer: Viewer | null): string[] => (viewer?.kind === 'MACHINE' && viewer.clientId !== null ? [viewer.id, viewer.clientId] : viewer ? [viewer.id] : []);
export const graphqlPath = '/graphql';
/** The door of clients' systems (D11): a schema in which nothing of the desk's own can be named. */
export const clientGraphqlPath = '/client/graphql';

/** A key works at the door of its own audience alone (D11); whoever took the other one is told where to go. */
const wrongDoor = (locale: Context['locale'], keyOf: 'client' | 'desk'): GraphQLError => {
  const message = keyOf === 'client'
    ? { ru: `Здесь работает служба поддержки; ключ системы клиента действует на ${clientGraphqlPath}`, en: `This is the door of the desk; a key of a client’s system works at ${clientGraphqlPath}` }
    : { ru: `Здесь работают системы клиентов; ключ службы поддержки действует на ${graphqlPath}`, en: `This is the door of clients’ systems; a key of the desk works at ${graphqlPath}` };
  return new GraphQLError(message[locale], { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
};

/** Whether a request stands at one of the two doors. */
const isGraphql = (request: { url?: string | undefined }): boolean => [graphqlPath, clientGraphqlPath].includes(pathOf(request));

/** Turns away a request before it is one of GraphQL, in its form: a sentence for people, a code for programs, a number. */
const refuseRequest = (request: FastifyRequest, reply: FastifyReply, { code, status, ...words }: { code: string; status: number; ru: string; en: string }): FastifyReply => {
  request.log.info({ code, path: pathOf(request), requestId: request.id }, 'request refused');
  return reply.code(status).send({ errors: [{ message: words[localeOf(request.headers['accept-language'])], extensions: { code, requestId: request.id } }] });
};

/** Whoever sends a key where others read it is told so, whatever else they send; nothing is asked under it. */
const refuseKeysInAddresses = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    const isFile = path.startsWith('/attachments/');
    if ((!isFile && !isGraphql(request)) || !hasKeyInAddress(request.url)) return undefined;
    const [locale, refused] = [localeOf(request.headers['accept-language']), refusal('KEY_IN_ADDRESS')];
    alertOfKeyInAddress(request.log, request.url, { path, peer: request.ip, requestId: request.id });
    const error = { message: refused.sentence(locale), extensions: { code: refused.code, requestId: request.id } };
    return reply.code(400).header('connection', 'close').send(isFile ? { userErrors: [userErrorOf(refused, locale)] } : { errors: [error] });
  });
};

/** A page of another site gets nothing done with our cookie, nor with a key: browsers would not let it read the answer either. */
const refuseForeignOrigins = (app: FastifyInstance, publicHost: string): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (!isGraphql(request) || isOwnOrigin(request.headers, publicHost)) return undefined;
    return refuseRequest(request, reply.header('connection', 'close'), { code: 'FORBIDDEN', status: 403, ...foreignOrigin });
  });
};

const bodyRefusals = {
  BODY_TOO_LARGE: { status: 413, ru: 'Тело запроса больше %{limit} байт', en: 'The body of a request has at most %{limit} bytes' },
  SERVICE_UNAVAILABLE: { status: 503, ru: 'Сейчас принимается слишком много длинных запросов; повторите через секунду', en: 'Too many long requests come at once; try again in a second' },
} as const;

/** What still comes of such a body is not read. */
const refuseBody = (request: FastifyRequest, reply: FastifyReply, code: keyof typeof bodyRefusals, limit: number): FastifyReply => {
  const { status, ru, en } = bodyRefusals[code];
  const withLimit = (words: string): string => words.replace('%{limit}', String(limit));
  return refuseRequest(request, reply.headers({ connection: 'close', ...(status === 503 ? { 'retry-after': '1' } : {}) }), { code, status, ru: withLimit(ru), en: withLimit(en) });
};

/** Bodies are refused before they are read: those that are too long, those of nobody that are long, and long ones for which there is no memory now. */
const limitBodies = (app: FastifyInstance, isSomebody: (request: FastifyRequest) => Promise<boolean>): void => {
  const room = new BodyRoom();
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || !isGraphql(request)) return undefined;
    const announced = bytesAnnounced(request.headers['content-length']);
    if (announced <= bodyLimits.ofAnybody) return undefined;
    if (announced > bodyLimits.ofCallers) return refuseBody(request, reply, 'BODY_TOO_LARGE', bodyLimits.ofCallers);
    if (!(await isSomebody(request))) return refuseBody(request, reply, 'BODY_TOO_LARGE', bodyLimits.ofAnybody);
    const giveBack = room.take(announced);
    if (!giveBack) return refuseBody(request, reply, 'SERVICE_UNAVAILABLE', 0);
    reply.raw.once('close', giveBack);
    return undefined;
  });
};

/** What is no request of GraphQL at all, by the codes of the framework. */
const formRefusals: Readonly<Record<string, { status: number; ru: string; en: string }>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, ru: 'Запрос нужен в виде application/json', en: 'A request has to come as application/json' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, ru: 'Запрос пуст: нужен JSON с полем query', en: 'The request is empty: it has to be JSON with a field query' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, ru: 'Запрос не читается: это не JSON', en: 'The request cannot be read: it is no JSON' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, ru: 'Запрос пришёл не целиком', en: 'The request came incomplete' },
};
/** A body is expected to come at the speed of a telephone; nobody waits longer for it. */
const bodyMilliseconds = 30_000;
/** The same when the server stops. */
const lastBodyMilliseconds = 3_000;

/** Answers in the form of GraphQL what is no request of it, and cuts off whoever begins one and does not end it, at the latest when the server stops. */
const refuseWhatIsNoRequest = (app: FastifyInstance): void => {
  const coming = new Set<IncomingMessage>();
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (isGraphql(request) && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuseBody(request, reply, 'BODY_TOO_LARGE', bodyLimits.ofCallers);
    const refused = formRefusals[error.code];
    return isGraphql(request) && refused ? refuseRequest(request, reply, { code: 'BAD_REQUEST', ...refused }) : reply.send(error);
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!isGraphql(request)) return undefined;
    if (request.method !== 'POST') return refuseRequest(request, reply.header('allow', 'POST'), { code: 'BAD_REQUEST', status: 405, ru: 'Запросы посылают методом POST', en: 'Requests are sent by POST' });
    const { raw } = request;
    const slow = setTimeout(() => raw.destroy(), bodyMilliseconds);
    const isOver = (): void => {
      clearTimeout(slow);
      coming.delete(raw);
    };
    coming.add(raw);
    raw.once('end', isOver).once('close', isOver);
    return undefined;
  });
  app.addHook('preClose', (done) => {
    // of what does not come now nothing has begun, and whoever sends it sends it again
    setTimeout(() => { for (const request of coming) request.destroy(); }, lastBodyMilliseconds).unref();
    done();
  });
};

/** For how long what was begun may go on when the server stops: less than the whole stop may take, for what stands behind the door stops after it. */
const drainMilliseconds = 8_000;

/** Answers that are under way end when the server stops (P7); who takes too long to send or to read is cut off. */
const cutOffAfter = (app: FastifyInstance): void => {
  app.addHook('preClose', (done) => {
    // nothing waits for this alone: a server that has nothing under way, or never listened, is gone at once
    setTimeout(() => app.server.closeAllConnections(), drainMilliseconds).unref();
    done();
  });
};

/** A request, the bytes of a file included, has to be there after so long; bodies of GraphQL much sooner. */
const requestMilliseconds = 300_000;
/** Programs that offer HTTP/2 in passing are answered in the HTTP that they came with. */
const asksForSocket = ({ headers }: { headers: { upgrade?: string | undefined } }): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** The doors for programs and browsers: GraphQL over HTTP and sockets, the paths of features, the console, and two paths for supervisors. Not listening yet. */
export const serveHttp = async (system: System, schema: GraphQLSchema, features: readonly Feature[]): Promise<FastifyInstance> => {
  const { config, log, reader } = system;
  const app = Fastify({ loggerInstance: log as FastifyBaseLogger, logController: new LogController({ disableRequestLogging: true }), bodyLimit: bodyLimits.ofCallers, genReqId: () => newId(), trustProxy: config.trustedProxies, forceCloseConnections: 'idle', requestTimeout: requestMilliseconds, http: { shouldUpgradeCallback: asksForSocket } });
  cutOffAfter(app);
  refuseWhatIsNoRequest(app);
  refuseKeysInAddresses(app);
  const publicHost = new URL(config.publicUrl).host;
  refuseForeignOrigins(app, publicHost);
  await app.register(fastifyCookie);

  const identify = identifierOn(reader);
  limitBodies(app, async ({ headers, cookies }) => (await identify({ authorization: headers.authorization, token: cookies[sessionCookie] })) !== null);
  const contextWith = (viewer: Viewer | null, locale: Context['locale'], requestId: string, peer: string, signal?: AbortSignal): Context => openContext(system, { viewer, locale, requestId, peer, signal });

  /** Given when the request has lasted too long, or when its caller goes away before the answer. */
  const signalOf = (reply: FastifyReply, locale: Context['locale']): AbortSignal => {
    const patience = patienceOf(config.requestMilliseconds, locale);
    reply.raw.once('close', () => (reply.raw.writableFinished ? patience.end() : patience.leave()));
    return patience.signal;
  };

  /** What both doors give to an operation, and tell of the desk: what is due is told by its clock and zone; those of a browser may be wrong by hours. */
  const contextAtDoor = (viewer: Viewer | null, locale: Context['locale'], request: FastifyRequest, reply: FastifyReply): Context => {
    void reply.headers(deskHeaders(clock.now()));
    return { ...contextWith(viewer, locale, request.id, request.ip, signalOf(reply, locale)), repeatable: repeatableOf(request.headers['idempotency-key'], (request.body ?? {}) as object) };
  };

  /** Whoever has no points left is turned away before their document is read, and what is too much before it is compared with the schema. */
  const lookAt = async ({ admission, limits: ofDoor }: SocketDoor, context: Context, { body, headers }: FastifyRequest): Promise<void> => {
    const { query } = (body ?? {}) as { query?: unknown };
    if (typeof query !== 'string') return;
    try {
      const { excess, reserved } = await admission.look(query, context.limits, ofDoor, context.locale);
      if (excess) {
        const { bucket } = admission.refused(context.limits);
        throw new GraphQLError(excess.message, { extensions: { ...excess.extensions, http: { status: saysByStatus(headers.accept) ? 400 : 200, headers: new Map(bucket ? rateHeaders(bucket) : []) } } });
      }
      context.reserved = reserved;
    } catch (error) {
      throw error instanceof GraphQLError ? forApollo(error) : error;
    }
  };

  const contextOf: ApolloFastifyContextFunction<Context> = async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await identify({ authorization: request.headers.authorization, token: request.cookies[sessionCookie] });
    const locale = localeOf(request.headers['accept-language']);
    if (viewer && isClientSide(viewer)) throw wrongDoor(locale, 'client');
    const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https:') } as const;
    const context = contextAtDoor(viewer, locale, request, reply);
    await lookAt(staffDoor, context, request);
    return {
      ...context,
      session: {
        set: (token, expiresAt) => void reply.setCookie(sessionCookie, token, { ...cookie, maxAge: Math.ceil((expiresAt - clock.now()) / 1000) }),
        clear: () => void reply.clearCookie(sessionCookie, cookie),
      },
    };
  };

  /** At the door of clients a session is nobody. */
  const clientContextOf: ApolloFastifyContextFunction<Context> = async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = await identify({ authorization: request.headers.authorization, token: undefined });
    const locale = localeOf(request.headers['accept-language']);
    if (viewer && !isClientSide(viewer)) throw wrongDoor(locale, 'desk');
    const context = contextAtDoor(viewer, locale, request, reply);
    await lookAt(clientDoor, context, request);
    return context;
  };

  const clientSchema = clientSchemaOf(schema, features);
  const buckets = new PointBuckets(system.pool);
  const trusted = new TrustedDocuments(documentsOfConsole(), system.pool, log);
  await trusted.announce();
  if (!trusted.hasOwn && config.consoleDocuments === 'only') log.warn('no console is built here: people who sign in get no further than the consoles of other processes of this desk, see CONSOLE_DOCUMENTS');
  const doorOf = (served: GraphQLSchema, limits: DocumentLimits): SocketDoor => ({ schema: served, admission: new Admission(served, buckets, trusted), limits });
  const [staffDoor, clientDoor] = [doorOf(schema, documentLimits.staff), doorOf(clientSchema, documentLimits.client)];
  const apolloFor = ({ schema: served, admission, limits }: SocketDoor): ApolloServer<Context> => new ApolloServer<Context>({
    gateway: compiledExecution<Context>(served),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), admitOverHttp(admission), readOnReplica()],
    parseOptions: { maxTokens: limits.tokens },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatErrorFor(log, newId(), fieldClauses)(formatted, error),
    logger: { debug: () => undefined, info: () => undefined, warn: (message) => log.warn(message), error: (message) => log.error(message) },
  });
  const [apollo, clientApollo] = [apolloFor(staffDoor), apolloFor(clientDoor)];
  await Promise.all([apollo.start(), clientApollo.start()]);
  await app.register(fastifyApollo(apollo), { path: graphqlPath, method: ['POST'], context: contextOf });
  await app.register(fastifyApollo(clientApollo), { path: clientGraphqlPath, method: ['POST'], context: clientContextOf });

  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await system.pool.query('select 1');
      return { status: 'ready', ...(system.replica ? { replicas: system.replica.state } : {}) };
    } catch {
      return reply.code(503).send({ status: 'unavailable', reason: 'the database does not answer' });
    }
  });
  for (const feature of features) feature.serve?.(app, system);
  await serveConsole(app);

  // a socket comes past the framework, and through the same servers as everything else
  const isTrusted = proxyAddr.compile(config.trustedProxies);
  const sockets = serveSockets(app.server, {
    doors: new Map([[graphqlPath, staffDoor], [clientGraphqlPath, clientDoor]]),
    log,
    clauses: fieldClauses,
    addressOf: (request) => proxyAddr(request, isTrusted),
    publicHost,
    authenticate: async (request, connectionParams) => {
      const { authorization, locale } = connectionParams;
      const token = app.parseCookie(request.headers.cookie ?? '')[sessionCookie];
      const viewer = await identify(typeof authorization === 'string' ? { authorization, token: undefined } : { authorization: undefined, token });
      if (viewer && isClientSide(viewer) !== (pathOf(request) === clientGraphqlPath)) return null;
      return viewer && { viewer, locale: localeOf(typeof locale === 'string' ? locale : request.headers['accept-language']), peer: proxyAddr(request, isTrusted) };
    },
    identityOf: (somebody) => JSON.stringify({ ...(somebody as Pick<Context, 'viewer'>).viewer, endsAt: null }),
    callerOf: (somebody) => {
      const { viewer } = somebody as Pick<Context, 'viewer'>;
      return { id: viewer?.id ?? '', sockets: socketsOf(viewer) };
    },
    endsAt: (somebody) => new Date((somebody as Pick<Context, 'viewer'>).viewer?.endsAt ?? Infinity).getTime(),
    share: (context) => sharedSight(context as Context),
    // whoever signed out, left, or got another role or key follows nothing any longer
    followDoubts: (doubt) =>
      system.events.follow((events) => {
        const doubtful = new Set(events.filter(({ type }) => changesRights.has(type)).map(({ subjectId }) => subjectId));
        if (doubtful.size > 0) doubt((somebody) => subjectsOf((somebody as Pick<Context, 'viewer'>).viewer).some((id) => doubtful.has(id)));
      }),
    limitsFor: (somebody) => {
      const { viewer, locale, peer } = somebody as Pick<Context, 'viewer' | 'locale' | 'peer'>;
      return { limits: limitsOf(viewer, { pointsPerSecond: config.apiPointsPerSecond, documents: config.consoleDocuments, peer }), locale };
    },
    patienceFor: (somebody) => patienceOf(config.requestMilliseconds, (somebody as Context).locale),
    contextFor: (somebody, requestId, payload, signal) => {
      const { viewer, locale, peer } = somebody as Pick<Context, 'viewer' | 'locale' | 'peer'>;
      return { ...contextWith(viewer, locale, requestId, peer, signal), repeatable: repeatableOf(payload.extensions?.['idempotencyKey'], payload) };
    },
  });
  app.addHook('preClose', () => sockets.dispose());
  app.addHook('onClose', async () => void (await Promise.all([apollo.stop(), clientApollo.stop()])));
  return app;
};
