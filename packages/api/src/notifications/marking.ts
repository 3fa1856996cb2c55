import type { Viewer } from '../access/viewer.ts';
import { placeOf } from '../platform/events/cursor.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';

const clause = '1';

/** A place that the log has not reached would hide what is still to come. */
const existing = '(select least(?::bigint, coalesce(max(position), 0)) from event_log)';

/** What is read, by its id, or a ticket by its number. */
const idOf = async (work: Work, named: string): Promise<string> => {
  const key = idOrNumber(named);
  if ('id' in key) return key.id;
  const [ticket] = await work.em.execute<{ id: string }[]>('select id from ticket where number = ?', [key.number]);
  if (!ticket) throw refusal('NOT_FOUND', { field: ['ticketId'], clause });
  return ticket.id;
};

/** Moves on how far a person has read, of everything or of one ticket; never back. It concerns nobody else, so it is no event. */
export const markNotificationsRead = async (work: Work, viewer: Viewer, { upTo, ticketId }: { upTo: string; ticketId?: string | null | undefined }): Promise<void> => {
  const place = placeOf(upTo);
  if (place === null) throw invalid({ field: 'upTo', clause }, { ru: 'нужна отметка из списка уведомлений', en: 'needs a cursor from the list of notifications' });
  if (ticketId == null) {
    await work.em.execute(
      `insert into notification_reading (staff_id, read_to) values (?, ${existing})
       on conflict (staff_id) do update set read_to = greatest(notification_reading.read_to, excluded.read_to), tickets = '{}'`, [viewer.id, place.position]);
    return;
  }
  await work.em.execute(
    `insert into notification_reading (staff_id, tickets) values (?, jsonb_build_object(?::text, ${existing}))
     on conflict (staff_id) do update set tickets = notification_reading.tickets || excluded.tickets`, [viewer.id, await idOf(work, ticketId), place.position]);
};
