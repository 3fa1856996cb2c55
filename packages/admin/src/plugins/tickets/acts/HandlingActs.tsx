import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import { isEnded } from '@reglament/schema';
import { ActionMenu, Button, lazyPart, readKey, useAct, useActions, useCan, useHotkey, useViewer, type OfferedAction, type Permission } from '@reglament/admin/kit';
import { QUEUE_COUNTERS, TAKE_TICKET } from '../documents.ts';
import { isOwed, isResumable, type TicketDetails } from '../ticket.ts';

const dialogs = {
  assign: lazyPart(() => import('./AssignDialog.tsx')),
  priority: lazyPart(() => import('./PriorityDialog.tsx')),
  propose: lazyPart(() => import('./ProposeDialog.tsx')),
  reopen: lazyPart(() => import('./ReopenDialog.tsx')),
  close: lazyPart(() => import('./CloseDialog.tsx')),
  notRequired: lazyPart(() => import('./NotRequiredDialog.tsx')),
  merge: lazyPart(() => import('./MergeDialog.tsx')),
  link: lazyPart(() => import('./LinkDialog.tsx')),
  split: lazyPart(() => import('./SplitDialog.tsx')),
  delivered: lazyPart(() => import('./DeliveredDialog.tsx')),
};
type DialogName = keyof typeof dialogs;
interface MenuAct { readonly name: DialogName; readonly hotkey: string; readonly permission: Permission; readonly possible: (ticket: TicketDetails) => boolean }

const isOpen = (ticket: TicketDetails): boolean => !isEnded(ticket.status);
const rare: readonly MenuAct[] = [
  // R16: the task of an answer that came back, also when the ticket was closed
  { name: 'delivered', hotkey: 'shift+y', permission: 'tickets.answer', possible: ({ answerNotDeliveredAt }) => answerNotDeliveredAt !== null },
  { name: 'reopen', hotkey: 'o', permission: 'tickets.reopen', possible: ({ status }) => isResumable(status) },
  { name: 'priority', hotkey: 'shift+p', permission: 'tickets.priority', possible: isOpen },
  { name: 'propose', hotkey: 'u', permission: 'tickets.proposePriority', possible: isOpen },
  { name: 'close', hotkey: 'shift+c', permission: 'tickets.close', possible: isOpen },
  { name: 'merge', hotkey: 'shift+m', permission: 'tickets.close', possible: isOpen },
  { name: 'link', hotkey: 'shift+l', permission: 'tickets.note', possible: () => true },
  { name: 'split', hotkey: 'shift+s', permission: 'tickets.close', possible: isOpen },
  // R7: only what the client added may stay without an answer, and only while it is not overdue.
  { name: 'notRequired', hotkey: 'shift+n', permission: 'obligations.waive', possible: ({ sla }) => isOwed(sla) && sla.kind === 'FOLLOW_UP' && sla.standing !== 'BREACHED' },
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
  const own = rare.filter(({ permission, possible }) => can(permission) && possible(ticket))
    .map(({ name, hotkey }): OfferedAction => ({ name, label: `tickets.act.${name}`, hotkey, prominent: name === 'close' && !isOwed(ticket.sla), run: () => setDialog(name) }));
  const { actions, pending: isActing } = useActions('tickets', 'record', [ticket]);
  useHotkey('w', take, { label: 'tickets.act.take', enabled: mayTake });
  useHotkey('shift+a', () => setDialog('assign'), { label: 'tickets.act.assign', enabled: mayAssign });
  const Dialog = dialog && dialogs[dialog];
  return (
    <>
      {mayTake && <Button hotkey="w" pending={pending} onClick={take}>{translate('tickets.act.take')}</Button>}
      {mayAssign && <Button onClick={() => setDialog('assign')}>{translate('tickets.act.assign')}</Button>}
      <ActionMenu label={translate('tickets.act.more')} actions={[...actions, ...own]} pending={isActing} />
      {Dialog && <Suspense fallback={null}><Dialog ticket={ticket} onClose={() => setDialog(null)} /></Suspense>}
    </>
  );
}
