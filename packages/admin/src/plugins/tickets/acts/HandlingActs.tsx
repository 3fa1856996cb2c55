import { lazy, Suspense, useState } from 'react';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import MoreIcon from '@mui/icons-material/ExpandMore';
import { useTranslate } from 'ra-core';
import { Button, readKey, useAct, useCan, useHotkey, useRecordActionItems, useViewer, type Permission } from '@reglament/admin/kit';
import { QUEUE_COUNTERS, TAKE_TICKET } from '../documents.ts';
import { isEnded, isOwed, type TicketDetails } from '../ticket.ts';

const dialogs = {
  assign: lazy(() => import('./AssignDialog.tsx')),
  priority: lazy(() => import('./PriorityDialog.tsx')),
  close: lazy(() => import('./CloseDialog.tsx')),
  notRequired: lazy(() => import('./NotRequiredDialog.tsx')),
  merge: lazy(() => import('./MergeDialog.tsx')),
  split: lazy(() => import('./SplitDialog.tsx')),
  delivered: lazy(() => import('./DeliveredDialog.tsx')),
};
type DialogName = keyof typeof dialogs;
interface MenuAct { readonly name: DialogName; readonly permission: Permission; readonly possible: (ticket: TicketDetails) => boolean }

const isOpen = (ticket: TicketDetails): boolean => !isEnded(ticket.status);
const rare: readonly MenuAct[] = [
  // R16: the task of an answer that came back, also when the ticket was closed
  { name: 'delivered', permission: 'tickets.answer', possible: ({ answerNotDeliveredAt }) => answerNotDeliveredAt !== null },
  { name: 'priority', permission: 'tickets.priority', possible: isOpen },
  { name: 'close', permission: 'tickets.close', possible: isOpen },
  { name: 'merge', permission: 'tickets.close', possible: isOpen },
  { name: 'split', permission: 'tickets.close', possible: isOpen },
  // R7: only what the client added may stay without an answer, and only while it is not overdue.
  { name: 'notRequired', permission: 'obligations.waive', possible: ({ sla }) => isOwed(sla) && sla.kind === 'FOLLOW_UP' && sla.standing !== 'BREACHED' },
];

const useTake = (ticket: TicketDetails) => {
  const { act, pending } = useAct();
  const take = (): void => {
    void act(TAKE_TICKET, { ticketId: ticket.id, expectedVersion: ticket.version }, {
      success: 'tickets.notification.taken', successArgs: { number: ticket.number }, patches: 'tickets', invalidates: [readKey(QUEUE_COUNTERS)],
    });
  };
  return { take, pending };
};

/** What is done rarely: our own acts, and under them those that plugins offer for a ticket. */
const MoreMenu = ({ ticket, acts, onChoose }: { ticket: TicketDetails; acts: readonly MenuAct[]; onChoose: (name: DialogName) => void }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { items, hotkeys } = useRecordActionItems('tickets', ticket, () => setAnchor(null));
  if (acts.length === 0 && items.length === 0) return null;
  return (
    <>
      {hotkeys}
      <Button aria-haspopup="menu" aria-expanded={anchor !== null} icon={<MoreIcon />} onClick={(event) => setAnchor(event.currentTarget)}>{translate('tickets.act.more')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {acts.map(({ name }) => <MenuItem key={name} onClick={() => { setAnchor(null); onChoose(name); }}>{translate(`tickets.act.${name}`)}</MenuItem>)}
        {acts.length > 0 && items.length > 0 && <Divider />}
        {items}
      </Menu>
    </>
  );
};

/** What staff do with a ticket besides answering: take it, give it, agree on its priority, close it. */
export default function HandlingActs({ ticket }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const can = useCan();
  const viewerId = useViewer()?.id;
  const { take, pending } = useTake(ticket);
  const [dialog, setDialog] = useState<DialogName | null>(null);

  const going = isOpen(ticket);
  const mayTake = going && can('tickets.take') && !(ticket.assignee?.id === viewerId && ticket.takenAt !== null);
  const mayAssign = going && can('tickets.assign');
  const mayChangePriority = going && can('tickets.priority');
  const more = rare.filter(({ permission, possible }) => can(permission) && possible(ticket));
  useHotkey('w', take, { label: 'tickets.act.take', enabled: mayTake });
  useHotkey('shift+a', () => setDialog('assign'), { label: 'tickets.act.assign', enabled: mayAssign });
  useHotkey('shift+p', () => setDialog('priority'), { label: 'tickets.act.priority', enabled: mayChangePriority });
  useHotkey('shift+c', () => setDialog('close'), { label: 'tickets.act.close', enabled: going && can('tickets.close') });
  const Dialog = dialog && dialogs[dialog];
  return (
    <>
      {mayTake && <Button hotkey="w" pending={pending} onClick={take}>{translate('tickets.act.take')}</Button>}
      {mayAssign && <Button onClick={() => setDialog('assign')}>{translate('tickets.act.assign')}</Button>}
      <MoreMenu ticket={ticket} acts={more} onChoose={setDialog} />
      {Dialog && <Suspense fallback={null}><Dialog ticket={ticket} onClose={() => setDialog(null)} /></Suspense>}
    </>
  );
}
