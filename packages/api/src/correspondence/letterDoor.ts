import type { FastifyInstance } from 'fastify';
import { viewerOfRequest } from '../access/identify.ts';
import { refuseAtDoor } from '../access/refusedAtDoor.ts';
import { can } from '../access/rights.ts';
import { boundClientOf, localeOf, type Viewer } from '../access/viewer.ts';
import type { System } from '../platform/feature.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { leftBy } from './hasLeft.ts';
import { letterPage, letterPolicy } from './letterPage.ts';

/** Where the frame of a message finds it. */
export const letterAddressOf = (messageId: string): string => `/messages/${messageId}/html`;

const tailLabels = { ru: 'Показать подпись и цитату', en: 'Show the signature and the quote' } as const;

/** The HTML of a message of a ticket that the viewer may see. */
const htmlOf = async (reader: Reader, viewer: Viewer, id: string): Promise<string | null> => {
  if (!isUuid(id) || !can(viewer, 'tickets.read')) return null;
  const [found] = await readRows<{ html: string | null }>(
    reader,
    'select message.body_html as html from message join ticket on ticket.id = message.ticket_id where message.id = $1 and ($2::uuid is null or ticket.client_id = $2::uuid) and ($3::timestamptz is null or message.leaves_at is null or message.leaves_at <= $3)',
    [id, boundClientOf(viewer), leftBy(viewer)],
  );
  return found?.html ?? null;
};

/**
 * Letters in HTML, each as a page of its own under a policy of its own, for a frame without scripts. A frame with the text in it would
 * inherit the policy of the console; this one can load images of others when a person asks for them, and only then.
 */
export const serveLetters = (app: FastifyInstance, { reader }: System): void => {
  app.get<{ Params: { id: string }; Querystring: { images?: string } }>('/messages/:id/html', async (request, reply) => {
    const viewer = await viewerOfRequest(reader, request);
    if (!viewer) return refuseAtDoor(request, reply, 'UNAUTHENTICATED');
    const html = await htmlOf(reader, viewer, request.params.id);
    if (html === null) return refuseAtDoor(request, reply, 'NOT_FOUND');
    const images = request.query.images === '1';
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': letterPolicy({ images }), 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-cache' })
      .send(letterPage(html, { images, tailLabel: tailLabels[localeOf(request.headers['accept-language'])] }));
  });
};
