import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limitsOf } from '../access/callerLimits.ts';
import { viewerOfRequest } from '../access/identify.ts';
import { refuseAtDoor } from '../access/refusedAtDoor.ts';
import { can } from '../access/rights.ts';
import { readerFor } from '../access/readerFor.ts';
import { localeOf, type Viewer } from '../access/viewer.ts';
import type { System } from '../platform/feature.ts';
import { PointBuckets } from '../platform/graphql/pointBuckets.ts';
import { userErrorOf } from '../platform/graphql/types.ts';
import { Refusal, refusal } from '../platform/refusal.ts';
import { findAttachment } from './finding.ts';
import { sendAttachment } from './sending.ts';
import { requireScanned } from './scanning/lock.ts';
import { askOf, hasUploadHeader, takeUpload } from './uploading.ts';

const statusOf: Readonly<Record<string, number>> = { NOT_FOUND: 404, FILE_TOO_LARGE: 413, FILE_KIND_FORBIDDEN: 415, FILE_INCOMPLETE: 422, FILE_ALTERED: 422, FILE_STORE_AWAY: 503, FILE_INFECTED: 403, FILE_CHECK_AWAY: 503, FILE_TOO_LARGE_TO_CHECK: 413 };

/** When to come again for what is away at the moment. */
const retryAfterSeconds = 30;

const refuse = (request: FastifyRequest, reply: FastifyReply, error: Refusal): FastifyReply => {
  request.log.info({ code: error.code, requestId: request.id }, 'file refused');
  const status = statusOf[error.code] ?? 400;
  if (status === 503) void reply.header('retry-after', retryAfterSeconds);
  // what is still on its way is not read: the connection ends with the answer
  return reply.code(status).header('connection', 'close').send({ userErrors: [userErrorOf(error, localeOf(request.headers['accept-language']))] });
};

/** What a system pays for the bytes of a file, in points: as much as an act, and as much as an object of an answer. */
const cost = { put: 10, get: 1 } as const;

/** Whether whoever asks for bytes could pay for them; a system that has no points left is refused, as at the doors of GraphQL. People have no bucket. */
const pay = async (buckets: PointBuckets, { config }: System, request: FastifyRequest, reply: FastifyReply, viewer: Viewer, points: number): Promise<boolean> => {
  const { bucket } = limitsOf(viewer, { pointsPerSecond: config.apiPointsPerSecond, peer: request.ip });
  const spending = bucket && (await buckets.spend(bucket, points));
  if (!spending || spending.granted) return true;
  request.log.info({ code: 'RATE_LIMITED', requestId: request.id }, 'file refused');
  const refused = refusal('RATE_LIMITED', { params: { cost: points, remaining: spending.remaining, seconds: spending.waitSeconds } });
  void reply.code(429).headers({ 'retry-after': spending.waitSeconds, connection: 'close' }).send({ userErrors: [userErrorOf(refused, localeOf(request.headers['accept-language']))] });
  return false;
};

/** The paths of files: the bytes of an announced one come by PUT, and go by GET to whoever may see them. */
export const serveAttachments = (app: FastifyInstance, system: System): void => {
  const { reader } = system;
  const buckets = new PointBuckets(system.pool);
  void app.register(async (door) => {
    // the bytes of a file are its own business: none of them is parsed
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', (_request, _payload, done) => done(null));

    door.put<{ Params: { id: string } }>('/attachments/:id', async (request, reply) => {
      const viewer = await viewerOfRequest(reader, request);
      if (!viewer) return refuseAtDoor(request, reply.header('connection', 'close'), 'UNAUTHENTICATED');
      if (!hasUploadHeader(request.headers) || !can(viewer, 'attachments.upload')) return refuseAtDoor(request, reply.header('connection', 'close'), 'FORBIDDEN');
      if (!(await pay(buckets, system, request, reply, viewer, cost.put))) return reply;
      try {
        // the request outlives the loop that reads it: it still has to be answered
        const source = request.raw.iterator({ destroyOnReturn: false });
        await takeUpload(system, viewer, request.params.id, { source, announcedBytes: Number(request.headers['content-length'] ?? 0) });
        return reply.code(204).send();
      } catch (error) {
        request.raw.resume();
        if (error instanceof Refusal) return refuse(request, reply, error);
        if (!request.raw.complete) return refuseAtDoor(request, reply, 'BROKEN_OFF');
        throw error;
      }
    });

    // HEAD by name: the one that comes with GET would read a file to count it
    door.route<{ Params: { id: string; name: string }; Querystring: { download?: string } }>({
      method: ['GET', 'HEAD'],
      url: '/attachments/:id/:name',
      handler: async (request, reply) => {
        const viewer = await viewerOfRequest(reader, request);
        if (!viewer) return refuseAtDoor(request, reply, 'UNAUTHENTICATED');
        if (!(await pay(buckets, system, request, reply, viewer, cost.get))) return reply;
        const own = readerFor(system, viewer);
        const attachment = await findAttachment(own, viewer, request.params.id);
        if (!attachment?.fileId) return refuseAtDoor(request, reply, 'NOT_FOUND');
        const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
        try {
          await requireScanned(askOf(own), { fileId: attachment.fileId, fileName: attachment.fileName });
          return await sendAttachment(reply, own, { ...attachment, fileId: attachment.fileId }, {
            range, ifRange: ifRange === undefined ? undefined : String(ifRange), ifNoneMatch, asDownload: request.query.download !== undefined, headersOnly: request.method === 'HEAD',
          });
        } catch (error) {
          if (error instanceof Refusal) return refuse(request, reply, error);
          throw error;
        }
      },
    });
  });
};
