import { idOrNumber } from '../platform/database/recordForAct.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { DraftType } from './draft.type.ts';

/** What a person has written on a ticket and not sent: nobody else's drafts can be asked for. */
export const draftsOf = (reader: Reader, staffId: string, ticketNamed: string): Promise<DraftType[]> => {
  const key = idOrNumber(ticketNamed);
  const ticket = 'id' in key ? '$2::uuid' : '(select id from ticket where number = $2)';
  return readRows<DraftType>(
    reader,
    `select mode, text, html, question, attachment_ids as "attachmentIds", updated_at as "updatedAt", version from draft where staff_id = $1 and ticket_id = ${ticket} order by mode`,
    [staffId, 'id' in key ? key.id : key.number],
  );
};
