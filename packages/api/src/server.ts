import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { type ApolloFastifyContextFunction } from '@as-integrations/fastify';
import { fieldClauses } from '@reglament/schema';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Context } from './access/context.ts';
import { sessionCookie, viewerOfKey, viewerOfSession } from './access/identify.ts';
import { localeOf, type Viewer } from './access/viewer.ts';
import { serveConsole } from './console.ts';
import { loadDemo, type Demo } from './demo/demo.ts';
import { loadFeatures } from './features.ts';
import { commandClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { clientConfig, openOrm, openProcessPool } from './platform/database/orm.ts';
import { oneAtATime } from './platform/database/oneAtATime.ts';
import { platformEntities } from './platform/database/platformEntities.ts';
import { EventStream } from './platform/events/eventStream.ts';
import type { Feature, Process, System } from './platform/feature.ts';
import { compiledExecution } from './platform/graphql/compiledExecution.ts';
import { formatErrorFor } from './platform/graphql/faults.ts';
import { limitDocument, mostTokens } from './platform/graphql/limits.ts';
import { schemaOf } from './platform/graphql/schema.ts';
import { serveSockets } from './platform/graphql/sockets.ts';
import { newId } from './platform/identity.ts';
import { createLog } from './platform/log.ts';
import type { DatabaseConnection } from './platform/postgres/connection.ts';
import type { Reader } from './platform/reading/connection.ts';
import { Workshop } from './platform/work.ts';
import { limitSessions } from './staff/signIn.resolver.ts';

export interface RunningServer {
  urls: { console: string; graphql: string; mail: string };
  demo: Demo | null;
  stop(): Promise<void>;
}

/** A text of one megabyte, escaped as JSON, with room for its document; larger bodies are refused before they are read. */
const longestRequestBytes = 8 * 1024 * 1024;
const graphqlPath = '/graphql';

interface OpenSystem {
  system: System;
  features: Feature[];
  close(): Promise<void>;
}

/** Opens the database and everything that runs on it, without the doors to the outside. One process at a time brings it up to date. */
export const openSystem = async (config: Config, connection: DatabaseConnection): Promise<OpenSystem> => {
  const log = createLog(config.logLevel);
  const features = await loadFeatures();
  const orm = await openOrm(connection, [...platformEntities, ...features.flatMap(({ entities }) => entities ?? [])]);
  const pool = openProcessPool(connection);
  const events = new EventStream(pool, clientConfig(connection), log);
  const workshop = new Workshop(orm, features.flatMap(({ reactions }) => reactions ?? []), () => events.poke());
  const reader = orm.em.fork().getKysely() as unknown as Reader;
  const system: System = { config, orm, reader, pool, workshop, events, log };
  const close = async (): Promise<void> => {
    await events.stop();
    await pool.end();
    await orm.close(true);
  };
  try {
    await oneAtATime(pool, async () => {
      await orm.migrator.up();
      for (const feature of features) await feature.prepare?.(system);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { system, features, close };
};

const stopAll = async (processes: Process[]): Promise<void> => {
  for (const one of processes.toReversed()) await one.stop();
};

export const startServer = async ({ config, connection }: { config: Config; connection: DatabaseConnection }): Promise<RunningServer> => {
  const testClock = config.testClock ? commandClock() : null;
  const { system, features, close } = await openSystem(config, connection);
  const { log, events } = system;
  const processes: Process[] = [{ stop: close }];
  try {
    limitSessions(config.sessionHours);
    const demo = config.demo ? await oneAtATime(system.pool, () => loadDemo(system)) : null;
    await events.start();
    const testing = testClock ? [(await import('./platform/testClock.resolver.ts')).TestClockResolver] : [];
    const schema = await schemaOf(features, testing);
    const app = await serveHttp(system, schema);
    processes.push({ stop: () => app.close() });
    for (const feature of features) if (feature.start) processes.push(await feature.start(system));
    await app.listen({ host: config.host, port: config.port });
    const { port } = app.server.address() as AddressInfo;
    return {
      urls: { console: config.publicUrl, graphql: `http://${config.host}:${port}${graphqlPath}`, mail: `smtp://${config.host}:${config.mailPort}` },
      demo,
      stop: () => stopAll(processes),
    };
  } catch (error) {
    await stopAll(processes).catch((stopping: unknown) => log.error({ error: String(stopping) }, 'could not stop cleanly after a failed start'));
    throw error;
  }
};

const serveHttp = async (system: System, schema: Awaited<ReturnType<typeof schemaOf>>): Promise<FastifyInstance> => {
  const { config, log, reader } = system;
  const app = Fastify({ loggerInstance: log as FastifyBaseLogger, disableRequestLogging: true, bodyLimit: longestRequestBytes, genReqId: () => newId(), forceCloseConnections: true });
  await app.register(fastifyCookie);

  const contextWith = (viewer: Viewer | null, locale: Context['locale'], requestId: string, peer: string): Context => ({
    viewer, locale, requestId, peer, reader, workshop: system.workshop, events: system.events, log, loaders: new Map(),
  });

  const contextOf: ApolloFastifyContextFunction<Context> = async (request: FastifyRequest, reply: FastifyReply) => {
    const viewer = (await viewerOfKey(reader, request.headers.authorization)) ?? (await viewerOfSession(reader, request.cookies[sessionCookie]));
    const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https:') } as const;
    return {
      ...contextWith(viewer, localeOf(request.headers['accept-language']), request.id, request.ip),
      session: {
        set: (token, expiresAt) => void reply.setCookie(sessionCookie, token, { ...cookie, expires: new Date(expiresAt) }),
        clear: () => void reply.clearCookie(sessionCookie, cookie),
      },
    };
  };

  const apollo = new ApolloServer<Context>({
    gateway: compiledExecution<Context>(schema),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    validationRules: [limitDocument],
    parseOptions: { maxTokens: mostTokens },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatErrorFor(log, newId(), fieldClauses)(formatted, error),
    logger: { debug: () => undefined, info: () => undefined, warn: (message) => log.warn(message), error: (message) => log.error(message) },
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), { path: graphqlPath, method: ['POST'], context: contextOf });

  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await system.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'unavailable', reason: 'the database does not answer' });
    }
  });
  await serveConsole(app);

  const sockets = serveSockets(app.server, {
    schema,
    path: graphqlPath,
    log,
    authenticate: async (request, connectionParams) => {
      const { authorization, locale } = connectionParams;
      const token = app.parseCookie(request.headers.cookie ?? '')[sessionCookie];
      const viewer = typeof authorization === 'string' ? await viewerOfKey(reader, authorization) : await viewerOfSession(reader, token);
      return viewer && { viewer, locale: localeOf(typeof locale === 'string' ? locale : request.headers['accept-language']), peer: request.socket.remoteAddress ?? '' };
    },
    contextFor: (somebody, requestId) => {
      const { viewer, locale, peer } = somebody as Pick<Context, 'viewer' | 'locale' | 'peer'>;
      return contextWith(viewer, locale, requestId, peer);
    },
  });
  app.addHook('preClose', () => sockets.dispose());
  app.addHook('onClose', () => apollo.stop());
  return app;
};
