import { can } from '../access/rights.ts';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { leftBy } from './hasLeft.ts';

/** The HTML of a message of a ticket that the viewer may see; null when there is none. */
export const htmlOf = async (reader: Reader, viewer: Viewer, id: string): Promise<string | null> => {
  if (!isUuid(id) || !can(viewer, 'tickets.read')) return null;
  const [found] = await readRows<{ html: string | null }>(
    reader,
    'select message.body_html as html from message join ticket on ticket.id = message.ticket_id where message.id = $1 and ($2::uuid is null or ticket.client_id = $2::uuid) and ($3::timestamptz is null or message.leaves_at is null or message.leaves_at <= $3)',
    [id, boundClientOf(viewer), leftBy(viewer)],
  );
  return found?.html ?? null;
};
