import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { viewerOfRequest } from '../../access/identify.ts';
import { refuseAtDoor, refuseWith, type DoorRefusal } from '../../access/refusedAtDoor.ts';
import type { System } from '../../platform/feature.ts';
import { foreignOrigin } from '../../platform/ownOrigin.ts';
import { LetterPictures } from './letterPictures.ts';
import { mayLoadPictures } from './mayLoadPictures.ts';
import type { PictureFault } from './fetchingPicture.ts';
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

const refusals: Readonly<Record<PictureFault | 'BUSY' | 'FOREIGN_PAGE', DoorRefusal>> = {
  FOREIGN_PAGE: { code: 'FORBIDDEN', status: 403, ...foreignOrigin },
  FORBIDDEN: { code: 'FORBIDDEN', status: 403, ru: 'Картинка лежит там, куда система не ходит: внутри сети или на порту не для сайтов. Сети своего дома называет REMOTE_PICTURE_NETWORKS', en: 'The picture lies where the desk does not go: inside a network, or on a port that is none of web servers. Networks of the house are named by REMOTE_PICTURE_NETWORKS' },
  NOT_HAD: { code: 'NOT_HAD', status: 502, ru: 'Сервер отправителя картинку не отдал или молчал слишком долго. Попробуйте позже', en: 'The sender’s server did not give the picture, or was silent for too long. Try again later' },
  TOO_LARGE: { code: 'TOO_LARGE', status: 502, ru: 'Картинка больше 5 МБ или 50 мегапикселей либо требует больше времени и памяти, чем ей отведено. Она не загружается', en: 'The picture is larger than 5 MB or 50 megapixels, or takes more time and memory than it may. It is not loaded' },
  NO_PICTURE: { code: 'NO_PICTURE', status: 502, ru: 'По этому адресу не картинка или её файл повреждён', en: 'What lies at this address is no picture, or its file is damaged' },
  BUSY: { code: 'BUSY', status: 503, ru: 'Слишком много картинок ждут загрузки. Попробуйте через несколько секунд', en: 'Too many pictures wait to be loaded. Try again in a few seconds' },
};

/**
 * §4.4 (decision 0090): pictures that letters name on other servers, fetched by the desk for whoever may see the message, once a person has asked
 * for them. The page of another site cannot have them fetched, and none that does not stand in the message is.
 */
export const servePictures = (app: FastifyInstance, { reader, config }: System): void => {
  const store = new PictureStore({ networks: config.remotePictureNetworks });
  const letters = new LetterPictures(reader);
  const path = '/messages/:id/pictures/:place';
  // a look at the headers alone would have the picture fetched as a look at it does
  app.head(path, async (_request, reply) => reply.code(405).header('allow', 'GET').send());
  app.get<{ Params: { id: string; place: string } }>(path, { exposeHeadRoute: false }, async (request, reply) => {
    const viewer = await viewerOfRequest(reader, request);
    if (!viewer) return refuseAtDoor(request, reply, 'UNAUTHENTICATED');
    const from = request.headers['sec-fetch-site'];
    if (from !== undefined && from !== 'same-origin') return refuseWith(request, reply, refusals.FOREIGN_PAGE);
    const { id, place } = request.params;
    const address = mayLoadPictures(viewer) ? await letters.addressAt(viewer, id, place) : null;
    if (address === null) return refuseAtDoor(request, reply, 'NOT_FOUND');
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const had = await store.picture(address, id, left.signal);
    const what = typeof had === 'string' ? had : 'HAD';
    request.log.info({ staffId: viewer.id, messageId: id, host: new URL(address).hostname, what }, 'a picture of a letter was asked for');
    if (typeof had === 'string') return refuseWith(request, reply.headers({ 'cache-control': 'no-store', ...(had === 'BUSY' ? { 'retry-after': '5' } : {}) }), refusals[had]);
    const etag = `"${createHash('sha256').update(had.bytes).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return reply.code(304).headers({ ...pictureHeaders, etag }).send();
    return reply.headers({ ...pictureHeaders, 'content-type': had.type, etag }).send(had.bytes);
  });
};
