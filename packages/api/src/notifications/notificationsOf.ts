import type { NotificationKind } from '@reglament/schema';
import { cursorOf, linkIn } from '../platform/events/cursor.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { kinds, mailboxTrouble, outgoingTrouble, waitingTrouble, webhookStall, webhookTrouble } from './kinds.ts';
import type { NotificationList } from './notification.type.ts';

/** Nobody reads further back: what still matters of it stands in the queue. */
const rememberedMilliseconds = 14 * 24 * 3_600_000;
const most = 50;

const ofTickets = kinds.map(({ kind, types, concerns }) => `
  select e.id, e.position, ${linkIn('e')} as link, e.occurred_at as at, '${kind}' as kind, t.id as about_id, t.number, t.subject
  from ticket t join event_log e on e.subject_id = t.id and e.occurred_at >= $2 and e.subject_type = 'ticket'
  where t.updated_at >= $2 and e.position is not null and e.type in (${types.map((type) => `'${type}'`).join(', ')})
    and coalesce(e.actor->>'id', '') <> $1::uuid::text and ${concerns.replaceAll(':me', '$1::uuid')}`);

const ofMailboxes = `
  select e.id, e.position, ${linkIn('e')} as link, e.occurred_at as at, '${mailboxTrouble.kind}' as kind, m.id as about_id, null as number, m.name as subject
  from mailbox m join event_log e on e.subject_id = m.id and e.occurred_at >= $2 and e.subject_type = 'mailbox'
  where m.active and e.type = '${mailboxTrouble.type}' and e.position is not null and ${mailboxTrouble.concerns.replaceAll(':me', '$1::uuid')}`;

const ofWebhooks = [webhookTrouble, webhookStall].map(({ kind, type, concerns }) => `
  select e.id, e.position, ${linkIn('e')} as link, e.occurred_at as at, '${kind}' as kind, w.id as about_id, null as number, w.name as subject
  from webhook w join event_log e on e.subject_id = w.id and e.occurred_at >= $2 and e.subject_type = 'webhook'
  where w.active and e.type = '${type}' and e.position is not null and ${concerns.replaceAll(':me', '$1::uuid')}`);

const ofOutgoingMail = `
  select e.id, e.position, ${linkIn('e')} as link, e.occurred_at as at, '${outgoingTrouble.kind}' as kind, l.id as about_id, null as number, l.subject
  from event_log e join outgoing_letter l on l.id = e.subject_id
  where e.type = '${outgoingTrouble.type}' and e.occurred_at >= $2 and e.position is not null and ${outgoingTrouble.concerns.replaceAll(':me', '$1::uuid')}`;

const ofWaitingLetters = `
  select e.id, e.position, ${linkIn('e')} as link, e.occurred_at as at, '${waitingTrouble.kind}' as kind, l.id as about_id, null as number, coalesce(l.subject, l.from_address, '') as subject
  from event_log e join incoming_letter l on l.id = e.subject_id
  where e.type = '${waitingTrouble.type}' and e.occurred_at >= $2 and e.position is not null and ${waitingTrouble.concerns.replaceAll(':me', '$1::uuid')}`;

interface Row { id: string; position: string; link: string; at: Date; kind: NotificationKind; aboutId: string; number: string | null; subject: string; unread: boolean; unreadInAll: number }

/** What happened lately that concerns a person and that they did not do themselves, the latest first: one query over the log. */
export const notificationsOf = async (reader: Reader, staffId: string, now: number): Promise<NotificationList> => {
  const rows = await readRows<Row>(reader, `
    select id, position, link, at, kind, about_id as "aboutId", number, subject, unread, (count(*) filter (where unread) over ())::int as "unreadInAll"
    from (select found.*, position > greatest(coalesce(r.read_to, 0), coalesce((r.tickets->>(found.about_id::text))::bigint, 0)) as unread
      from (${[...ofTickets, ofMailboxes, ...ofWebhooks, ofOutgoingMail, ofWaitingLetters].join(' union all ')}) found left join notification_reading r on r.staff_id = $1::uuid) told
    order by position desc limit ${most}`, [staffId, new Date(now - rememberedMilliseconds)]);
  const watched = await readRows<{ id: string }>(reader, 'select ticket_id as id from ticket_watcher where staff_id = $1 order by ticket_id', [staffId]);
  return {
    watching: watched.map(({ id }) => id),
    unread: rows[0]?.unreadInAll ?? 0,
    cursor: cursorOf({ position: Number(rows[0]?.position ?? 0), link: rows[0]?.link }),
    nodes: rows.map(({ id, position, link, at, kind, aboutId, number, subject, unread }) => ({
      id, cursor: cursorOf({ position: Number(position), link }), at, kind, ticketId: number === null ? null : aboutId, mailboxId: kind === mailboxTrouble.kind ? aboutId : null, webhookId: kind === webhookTrouble.kind || kind === webhookStall.kind ? aboutId : null, outgoingLetterId: kind === outgoingTrouble.kind ? aboutId : null, incomingLetterId: kind === waitingTrouble.kind ? aboutId : null, number, subject, unread,
    })),
  };
};
