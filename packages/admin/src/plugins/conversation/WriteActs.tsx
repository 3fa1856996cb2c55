import { useTranslate } from 'ra-core';
import { isEnded, type TicketStatus } from '@reglament/schema';
import { Button, useCan, useHotkey } from '@reglament/admin/kit';
import { composing } from './composing.ts';

/** The first acts of a ticket: both lead to the composer. */
export default function WriteActs({ ticket }: { ticket: { status: TicketStatus } }) {
  const translate = useTranslate();
  const can = useCan();
  const mayAnswer = can('tickets.answer') && !isEnded(ticket.status);
  const mayNote = can('tickets.note');
  useHotkey('r', () => composing.make({ mode: 'answer' }), { label: 'conversation.act.answer', enabled: mayAnswer });
  useHotkey('n', () => composing.make({ mode: 'note' }), { label: 'conversation.act.note', enabled: mayNote });
  return (
    <>
      {mayAnswer && <Button kind="primary" hotkey="r" onClick={() => composing.make({ mode: 'answer' })}>{translate('conversation.act.answer')}</Button>}
      {mayNote && <Button hotkey="n" onClick={() => composing.make({ mode: 'note' })}>{translate('conversation.act.note')}</Button>}
    </>
  );
}
