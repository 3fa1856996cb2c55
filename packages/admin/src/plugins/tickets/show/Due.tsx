import { DueChip, Slot, useSlotFilled } from '@reglament/admin/kit';
import { isOwed, type TicketRow } from '../ticket.ts';

/** When the answer is due, with the explanation of whoever explains it; nothing when nothing is owed. */
export const Due = ({ ticket, place }: { ticket: TicketRow; place: 'row' | 'head' }) => {
  const explained = useSlotFilled('tickets.due');
  if (!isOwed(ticket.sla)) return null;
  return explained ? <Slot id="tickets.due" context={{ ticket, place }} resetKeys={[ticket.id]} /> : <DueChip sla={ticket.sla} />;
};
