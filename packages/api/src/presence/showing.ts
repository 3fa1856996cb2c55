import type { Viewer } from '../access/viewer.ts';
import { required } from '../platform/input/fields.ts';
import { line } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ticketIdOf } from '../tickets/loading.ts';
import type { ShowPresenceInput } from './presence.type.ts';
import { silentBefore } from './silence.ts';

const windowName = required(line(64));

/** A window shows a ticket, goes on showing it, or leaves it. A state that lasts keeps its beginning. */
export const showPresence = async (work: Work, viewer: Viewer, { ticketId: named, windowId, state }: ShowPresenceInput): Promise<void> => {
  if (viewer.kind !== 'STAFF') throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], params: { status: viewer.kind } });
  const windowOf = windowName(windowId, { field: 'windowId', clause: '4.4' });
  const ticketId = await ticketIdOf(work, viewer, named, 'ticketId');
  const silent = silentBefore(work.now);
  // what somebody else writes at this moment is left to them: two windows never wait for each other
  await work.em.execute('delete from presence where ctid in (select ctid from presence where seen_at <= ? for update skip locked)', [silent]);
  if (state === 'LEFT') {
    await work.em.execute('delete from presence where ticket_id = ? and staff_id = ? and window_id = ?', [ticketId, viewer.id, windowOf]);
    return;
  }
  await work.em.execute(
    `insert into presence (ticket_id, staff_id, window_id, state, since, seen_at) values (?, ?, ?, ?, ?, ?)
     on conflict (ticket_id, staff_id, window_id) do update set state = excluded.state, seen_at = excluded.seen_at,
       since = case when presence.state = excluded.state and presence.seen_at > ? then presence.since else excluded.since end`,
    [ticketId, viewer.id, windowOf, state, work.at, work.at, silent],
  );
};
