import fastifyCookie from '@fastify/cookie';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import proxyAddr from '@fastify/proxy-addr';
import fastifyApollo, { type ApolloFastifyContextFunction } from '@as-integrations/fastify';
import { fieldClauses } from '@reglament/schema';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { limitsOf, socketsOf } from './access/callerLimits.ts';
import type { Context } from './access/context.ts';
import { openContext } from './access/openContext.ts';
import { identifierOn, sessionCookie } from './access/identify.ts';
import { sharedSight } from './access/sharedSight.ts';
import { isClientSide, localeOf, type Viewer } from './access/viewer.ts';
import { documentsOfConsole, serveConsole } from './console.ts';
import { clientGraphqlPath, cutOffAfter, graphqlPath, limitBodies, refuseForeignOrigins, refuseKeysInAddresses, refuseWhatIsNoRequest } from './doorway.ts';
import { bodyLimits } from './platform/bodyRoom.ts';
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
import { newId } from './platform/identity.ts';
import { repeatableOf } from './platform/once.ts';
import { deskHeaders } from './regulation/deskHeaders.ts';

/** Events after which their subject may have fewer rights than before. */
const changesRights: ReadonlySet<string> = new Set(['SESSION_ENDED', 'STAFF_UPDATED', 'STAFF_DELETED', 'MACHINE_USER_UPDATED', 'API_KEY_REVOKED', 'CLIENT_UPDATED']);
/** Whose changes may take rights from somebody: their own, and for a client's system those of its client. */
const subjectsOf = (viewer: Viewer | null): string[] => (viewer?.kind === 'MACHINE' && viewer.clientId !== null ? [viewer.id, viewer.clientId] : viewer ? [viewer.id] : []);
/** A key works at the door of its own audience alone (D11); whoever took the other one is told where to go. */
const wrongDoor = (locale: Context['locale'], keyOf: 'client' | 'desk'): GraphQLError => {
  const message = keyOf === 'client'
    ? { ru: `Здесь работает служба поддержки; ключ системы клиента действует на ${clientGraphqlPath}`, en: `This is the door of the desk; a key of a client’s system works at ${clientGraphqlPath}` }
    : { ru: `Здесь работают системы клиентов; ключ службы поддержки действует на ${graphqlPath}`, en: `This is the door of clients’ systems; a key of the desk works at ${graphqlPath}` };
  return new GraphQLError(message[locale], { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
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
