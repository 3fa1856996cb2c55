import { can } from '../access/rights.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { leftBy } from './hasLeft.ts';

/** Of the HTML of a message of a ticket that the viewer may see what an expression says; null when there is none. */
const ofHtml = async (reader: Reader, viewer: Viewer, id: string, expression: string): Promise<string | null> => {
  if (!isUuid(id) || !can(viewer, 'tickets.read')) return null;
  const [found] = await readRows<{ said: string | null }>(
    reader,
    `select ${expression} as said from message join ticket on ticket.id = message.ticket_id where message.id = $1 and ($2::uuid is null or ticket.client_id = $2::uuid) and ($3::timestamptz is null or message.leaves_at is null or message.leaves_at <= $3)`,
    [id, boundClientOf(viewer), leftBy(viewer)],
  );
  return found?.said ?? null;
};

/** The HTML of a message of a ticket that the viewer may see; null when there is none. */
export const htmlOf = (reader: Reader, viewer: Viewer, id: string): Promise<string | null> => ofHtml(reader, viewer, id, 'message.body_html');

/** What tells that HTML from any other that the message had before, for what is remembered of it. */
export const htmlMarkOf = (reader: Reader, viewer: Viewer, id: string): Promise<string | null> => ofHtml(reader, viewer, id, 'md5(message.body_html)');
