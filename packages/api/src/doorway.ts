import type { IncomingMessage } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from './access/viewer.ts';
import { bodyLimits, BodyRoom, bytesAnnounced } from './platform/bodyRoom.ts';
import { pathOf } from './platform/graphql/sockets.ts';
import { userErrorOf } from './platform/graphql/types.ts';
import { alertOfKeyInAddress, hasKeyInAddress } from './platform/keyInAddress.ts';
import { foreignOrigin, isOwnOrigin } from './platform/ownOrigin.ts';
import { refusal } from './platform/refusal.ts';

/** The doors of GraphQL, and what is turned away at them before it is a request of it. */

export const graphqlPath = '/graphql';
/** The door of clients' systems (D11): a schema in which nothing of the desk's own can be named. */
export const clientGraphqlPath = '/client/graphql';

/** Whether a request stands at one of the two doors. */
const isGraphql = (request: { url?: string | undefined }): boolean => [graphqlPath, clientGraphqlPath].includes(pathOf(request));

/** Turns away a request before it is one of GraphQL, in its form: a sentence for people, a code for programs, a number. */
const refuseRequest = (request: FastifyRequest, reply: FastifyReply, { code, status, ...words }: { code: string; status: number; ru: string; en: string }): FastifyReply => {
  request.log.info({ code, path: pathOf(request), requestId: request.id }, 'request refused');
  return reply.code(status).send({ errors: [{ message: words[localeOf(request.headers['accept-language'])], extensions: { code, requestId: request.id } }] });
};

/** Whoever sends a key where others read it is told so, whatever else they send; nothing is asked under it. */
export const refuseKeysInAddresses = (app: FastifyInstance): void => {
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
export const refuseForeignOrigins = (app: FastifyInstance, publicHost: string): void => {
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
export const limitBodies = (app: FastifyInstance, isSomebody: (request: FastifyRequest) => Promise<boolean>): void => {
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
export const refuseWhatIsNoRequest = (app: FastifyInstance): void => {
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
export const cutOffAfter = (app: FastifyInstance): void => {
  app.addHook('preClose', (done) => {
    // nothing waits for this alone: a server that has nothing under way, or never listened, is gone at once
    setTimeout(() => app.server.closeAllConnections(), drainMilliseconds).unref();
    done();
  });
};
