import { can, rights } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { requireUnmerged } from '../tickets/links.ts';
import { ticketForAct } from '../tickets/loading.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { TicketWatcher } from './ticketWatcher.entity.ts';

const clause = '1';

interface Watching {
  ticketId: string;
  /** Oneself when it is empty. */
  staffId?: string | null | undefined;
}

/** Everybody watches for themselves; who leads says it for others too. */
const requireMayFor = (viewer: Viewer, staffId: string): void => {
  if ((viewer.kind === 'STAFF' && viewer.id === staffId) || can(viewer, 'watchers.others')) return;
  const { ru, en } = rights['watchers.others'];
  throw refusal('FORBIDDEN', { field: ['staffId'], clause, params: { right: { ru, en }, grantedBy: { ru: 'руководитель поддержки', en: 'the head of support' } } });
};

const personOf = async (work: Work, viewer: Viewer, named: string | null | undefined): Promise<Staff> => {
  const staffId = named ?? (viewer.kind === 'STAFF' ? viewer.id : null);
  if (!staffId) throw refusal('REQUIRED_FIELD_MISSING', { field: ['staffId'], clause });
  requireMayFor(viewer, staffId);
  const staff = isUuid(staffId) ? await work.em.findOne(Staff, { id: staffId }) : null;
  if (!staff) throw refusal('NOT_FOUND', { field: ['staffId'], clause });
  return staff;
};

/** The version stays: who looks on changes nothing of the ticket, and no answer under way becomes stale by it. */
const recordOn = (work: Work, ticket: Ticket, staff: Staff, type: 'TICKET_WATCHED' | 'TICKET_UNWATCHED'): Promise<string> =>
  work.record({ type, subjectType: 'ticket', subjectId: ticket.id, subjectVersion: ticket.version, clientId: ticket.client.id, payload: { number: ticket.number, staffId: staff.id, staffName: staff.name } });

/** Twice is once. */
export const addWatcher = async (work: Work, ticket: Ticket, staff: Staff): Promise<void> => {
  if (await work.em.findOne(TicketWatcher, { ticket, staff })) return;
  work.em.create(TicketWatcher, { ticket, staff, since: work.at });
  await recordOn(work, ticket, staff, 'TICKET_WATCHED');
};

/** §1: somebody else than the responsible specialist keeps an eye on the ticket. */
export const watchTicket = async (work: Work, viewer: Viewer, input: Watching): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId);
  await requireUnmerged(work, ticket, 'ticketId');
  const staff = await personOf(work, viewer, input.staffId);
  if (staff.active === false) throw refusal('NOT_FOUND', { field: ['staffId'], clause });
  await addWatcher(work, ticket, staff);
  return ticket;
};

/** The person no longer keeps an eye on it; nothing happens to whoever does not. */
export const unwatchTicket = async (work: Work, viewer: Viewer, input: Watching): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId);
  const staff = await personOf(work, viewer, input.staffId);
  const watcher = await work.em.findOne(TicketWatcher, { ticket, staff });
  if (!watcher) return ticket;
  work.em.remove(watcher);
  await recordOn(work, ticket, staff, 'TICKET_UNWATCHED');
  return ticket;
};
