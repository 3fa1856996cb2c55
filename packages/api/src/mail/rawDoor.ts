import { create } from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import { viewerOfRequest } from '../access/identify.ts';
import { refuseAtDoor } from '../access/refusedAtDoor.ts';
import { can } from '../access/rights.ts';
import { safeFileName } from '../attachments/fileName.ts';
import type { System } from '../platform/feature.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows } from '../platform/reading/connection.ts';
import { rawLetter } from './rawLetter.ts';

/** Where a letter is fetched as it came. */
export const rawAddressOf = (letterId: string): string => `/letters/${letterId}/raw`;

/** §4.9: letters as they came, byte for byte, to be saved and never shown, for whoever may see the incoming mail. */
export const serveRawLetters = (app: FastifyInstance, system: System): void => {
  app.get<{ Params: { id: string } }>('/letters/:id/raw', async (request, reply) => {
    const viewer = await viewerOfRequest(system.reader, request);
    if (!viewer) return refuseAtDoor(request, reply, 'UNAUTHENTICATED');
    const { id } = request.params;
    const [letter] = can(viewer, 'mail.read') && isUuid(id) ? await readRows<{ subject: string | null }>(system.reader, 'select subject from incoming_letter where id = $1 and outcome is not null', [id]) : [];
    const raw = letter ? await rawLetter(system, id) : null;
    if (!letter || !raw) return refuseAtDoor(request, reply, 'NOT_FOUND');
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-disposition': create(`${safeFileName(letter.subject ?? 'letter').slice(0, 150)}.eml`, { type: 'attachment', fallback: true }),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(raw);
  });
};
