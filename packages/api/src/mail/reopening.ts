import { isEnded } from '@reglament/schema';
import { Event } from '../platform/events/event.entity.ts';
import type { Work } from '../platform/work.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';

/** People bring a ticket back once or twice in an hour; machines do it after every closing. */
const mostReopenings = 3;
const windowMilliseconds = 3_600_000;

/** R12, R15: whether letters have brought an ended ticket back so often within an hour that the next one waits for a person. */
export const isReopenedTooOften = async (work: Work, ticket: Ticket): Promise<boolean> => {
  if (!isEnded(ticket.status)) return false;
  const reopenings = await work.em.count(Event, { subjectId: ticket.id, type: 'CLIENT_MESSAGE_ADDED', occurredAt: { $gt: new Date(work.now - windowMilliseconds) }, payload: { reopened: true } });
  return reopenings >= mostReopenings;
};
