import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { viewerOfRequest } from '../../access/identify.ts';
import { refuseAtDoor } from '../../access/refusedAtDoor.ts';
import { localeOf } from '../../access/viewer.ts';
import type { System } from '../../platform/feature.ts';
import { foreignOrigin } from '../../platform/ownOrigin.ts';
import { htmlOf } from '../messageHtml.ts';
import { mayLoadPictures } from './mayLoadPictures.ts';
import { remoteAddressAt } from './pictureAddress.ts';
import { PictureStore } from './pictureStore.ts';

/** What a picture may do in a browser: be shown in a page of ours. */
const pictureHeaders = {
  'content-disposition': 'inline; filename="picture"',
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  // the right is asked each time
  'cache-control': 'private, no-cache',
};

const statusOf = { FORBIDDEN: 403, NOT_HAD: 502, TOO_LARGE: 502, NO_PICTURE: 502, BUSY: 503 } as const;

/**
 * §4.4 (decision 0090): pictures that letters name on other servers, fetched by the desk for whoever may see the message, once a person has asked
 * for them. The page of another site cannot have them fetched, and none that does not stand in the message is.
 */
export const servePictures = (app: FastifyInstance, { reader, config }: System): void => {
  const store = new PictureStore({ networks: config.remotePictureNetworks });
  app.get<{ Params: { id: string; place: string } }>('/messages/:id/pictures/:place', async (request, reply) => {
    const viewer = await viewerOfRequest(reader, request);
    if (!viewer) return refuseAtDoor(request, reply, 'UNAUTHENTICATED');
    const from = request.headers['sec-fetch-site'];
    if (from !== undefined && from !== 'same-origin') return reply.code(403).send({ userErrors: [{ code: 'FORBIDDEN', message: foreignOrigin[localeOf(request.headers['accept-language'])], field: [], clause: null, params: [] }] });
    const { id, place } = request.params;
    const html = mayLoadPictures(viewer) ? await htmlOf(reader, viewer, id) : null;
    const address = html === null ? null : remoteAddressAt(html, place);
    if (address === null) return refuseAtDoor(request, reply, 'NOT_FOUND');
    const had = await store.picture(address, id);
    const what = typeof had === 'string' ? had : 'HAD';
    request.log.info({ staffId: viewer.id, messageId: id, host: new URL(address).hostname, what }, 'a picture of a letter was asked for');
    if (typeof had === 'string') return reply.code(statusOf[had]).headers({ 'cache-control': 'no-store', ...(had === 'BUSY' ? { 'retry-after': '5' } : {}) }).send({ error: had });
    const etag = `"${createHash('sha256').update(had.bytes).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return reply.code(304).headers({ ...pictureHeaders, etag }).send();
    return reply.headers({ ...pictureHeaders, 'content-type': had.type, etag }).send(had.bytes);
  });
};
