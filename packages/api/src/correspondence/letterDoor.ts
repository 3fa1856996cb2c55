import type { FastifyInstance } from 'fastify';
import { viewerOfRequest } from '../access/identify.ts';
import { refuseAtDoor } from '../access/refusedAtDoor.ts';
import { localeOf } from '../access/viewer.ts';
import type { System } from '../platform/feature.ts';
import { letterPage, letterPolicy } from './letterPage.ts';
import { htmlOf } from './messageHtml.ts';
import { mayLoadPictures } from './remotePictures/mayLoadPictures.ts';
import { pictureAddressOf } from './remotePictures/pictureAddress.ts';
import { servePictures } from './remotePictures/pictureDoor.ts';

/** Where the frame of a message finds it. */
export const letterAddressOf = (messageId: string): string => `/messages/${messageId}/html`;

/** Where it finds it with the images of others, for whoever may have them loaded. */
export const picturesAddressOf = (messageId: string): string => `${letterAddressOf(messageId)}?images=1`;

const tailLabels = { ru: 'Показать подпись и цитату', en: 'Show the signature and the quote' } as const;

/**
 * Letters in HTML, each as a page of its own under a policy of its own, for a frame without scripts. A frame with the text in it would
 * inherit the policy of the console. Images of others it shows when a person asks for them, and only then; they come from the desk.
 */
export const serveLetters = (app: FastifyInstance, system: System): void => {
  const { reader } = system;
  servePictures(app, system);
  app.get<{ Params: { id: string }; Querystring: { images?: string } }>('/messages/:id/html', async (request, reply) => {
    const viewer = await viewerOfRequest(reader, request);
    if (!viewer) return refuseAtDoor(request, reply, 'UNAUTHENTICATED');
    const { id } = request.params;
    const html = await htmlOf(reader, viewer, id);
    if (html === null) return refuseAtDoor(request, reply, 'NOT_FOUND');
    const pictureAt = request.query.images === '1' && mayLoadPictures(viewer) ? (place: number) => pictureAddressOf(id, place) : null;
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': letterPolicy, 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-cache' })
      .send(letterPage(html, { pictureAt, tailLabel: tailLabels[localeOf(request.headers['accept-language'])] }));
  });
};
