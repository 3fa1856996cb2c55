import { LockMode } from '@mikro-orm/core';
import { handoverStates, type HandoverState } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { givenFields, optional, required, type Place, type Sent } from '../platform/input/fields.ts';
import { invalid, line, text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Staff } from '../staff/staff.entity.ts';
import { requireOpen } from '../tickets/lifecycle.ts';
import { ticketForAct, touch } from '../tickets/loading.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { Handover } from './handover.entity.ts';
import { comesBack, isGoing, type namedStates } from './lifecycle.ts';

const clause = '3.2';

/** A link that a browser may follow: http or https, nothing that runs. */
const webAddress = (value: string, place: Place): string => {
  const address = line(2000)(value, place);
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw invalid(place, { ru: 'нужна ссылка вида https://tracker.example/1', en: 'needs a link like https://tracker.example/1' });
  return url.href;
};

const fields = { summary: required(text(100_000)), trackerUrl: optional(webAddress), workaround: optional(text(10_000)), release: optional(line(200)) };
const { release: _later, ...changeable } = fields;
/** Why is told once, by the letter. */
const firstFields = { ...changeable, reason: optional(text(10_000)) };

const recordOn = (work: Work, ticket: Ticket, handover: Handover, type: string, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'ticket', subjectId: ticket.id, subjectVersion: touch(work, ticket), clientId: ticket.client.id, payload: { number: ticket.number, handoverId: handover.id, ...payload } });

interface OnTicket {
  ticketId: string;
  expectedVersion?: number | null | undefined;
}

/**
 * §3.2, §3.8: what the desk cannot solve goes to development with everything that was collected; the client is told, with the reason and
 * a way around where there is one. Handing over answers nobody (R5, R8): what is owed stays owed.
 */
export const handOverToDevelopment = async (work: Work, viewer: Viewer, input: OnTicket & Sent<typeof firstFields>): Promise<Ticket> => {
  const ticket = await ticketForAct(work, viewer, input.ticketId, input.expectedVersion);
  requireOpen(ticket);
  const place = (field: string): Place => ({ field, clause });
  const handover = work.em.create(Handover, {
    id: newId(),
    ticket,
    state: 'HANDED_OVER',
    summary: firstFields.summary(input.summary, place('summary')),
    trackerUrl: firstFields.trackerUrl(input.trackerUrl, place('trackerUrl')),
    reason: firstFields.reason(input.reason, place('reason')),
    workaround: firstFields.workaround(input.workaround, place('workaround')),
    handedOverAt: work.at,
    staff: viewer.kind === 'STAFF' ? work.em.getReference(Staff, viewer.id) : null,
    authorName: viewer.name,
    updatedAt: work.at,
  });
  ticket.status = 'IN_DEVELOPMENT';
  ticket.takenAt ??= work.at;
  await recordOn(work, ticket, handover, 'TICKET_HANDED_OVER', { reason: handover.reason, workaround: handover.workaround });
  return ticket;
};

interface OnHandover {
  handoverId: string;
  expectedVersion?: number | null | undefined;
}

/** The hand-over of an act with its ticket, which is locked first, as in every act. */
const handoverForAct = async (work: Work, viewer: Viewer, { handoverId, expectedVersion }: OnHandover): Promise<{ ticket: Ticket; handover: Handover }> => {
  const handover = isUuid(handoverId) ? await work.em.findOne(Handover, { id: handoverId }) : null;
  if (!handover) throw refusal('NOT_FOUND', { field: ['handoverId'], clause });
  const ticket = await ticketForAct(work, viewer, handover.ticket.id, expectedVersion);
  await work.em.refresh(handover, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!isGoing(handover.state)) throw refusal('ACT_NOT_POSSIBLE', { field: ['handoverId'], clause, params: { status: handoverStates[handover.state] } });
  return { ticket, handover };
};

/** §3.2: the hand-over is over; when it was the last that went on, the ticket is the desk's again. */
const end = async (work: Work, ticket: Ticket, handover: Handover, state: HandoverState): Promise<void> => {
  handover.state = state;
  handover.endedAt = work.at;
  const others = await work.em.find(Handover, { ticket, id: { $ne: handover.id } });
  if (ticket.status === 'IN_DEVELOPMENT' && comesBack([state, ...others.map((other) => other.state)])) ticket.status = 'IN_PROGRESS';
};

/** §3.2: development says by hand how far it is; what was not sent stays. A released or rejected one brings the ticket back to the desk. */
export const updateHandover = async (work: Work, viewer: Viewer, input: OnHandover & { state?: (typeof namedStates)[number] | null | undefined } & Sent<typeof fields>): Promise<Ticket> => {
  const { ticket, handover } = await handoverForAct(work, viewer, input);
  const { summary, trackerUrl, workaround, release } = input;
  Object.assign(handover, givenFields(fields, { summary, trackerUrl, workaround, release }, clause));
  const previous = handover.state;
  if (input.state && !isGoing(input.state)) await end(work, ticket, handover, input.state);
  else if (input.state) handover.state = input.state;
  handover.updatedAt = work.at;
  await recordOn(work, ticket, handover, 'HANDOVER_UPDATED', { previous, state: handover.state, release: handover.release });
  return ticket;
};

/** §3.2: the desk takes the ticket back without a fix, or development gives it back; why is kept. */
export const returnFromDevelopment = async (work: Work, viewer: Viewer, input: OnHandover & { reason: string }): Promise<Ticket> => {
  const { ticket, handover } = await handoverForAct(work, viewer, input);
  handover.returnReason = required(text(10_000))(input.reason, { field: 'reason', clause });
  await end(work, ticket, handover, 'RETURNED');
  handover.updatedAt = work.at;
  await recordOn(work, ticket, handover, 'TICKET_RETURNED', { reason: handover.returnReason });
  return ticket;
};
