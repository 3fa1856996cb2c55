import { useState } from 'react';
import { useTranslate } from 'ra-core';
import type { TicketStatus } from '@reglament/schema';
import { Button, Slot } from '@reglament/admin/kit';
import { isEnding, type TimelineEntry } from './timeline.ts';
import type { WritingField } from './writing/writingField.ts';

export interface EndedAnswerProps {
  readonly ticket: { readonly id: string; readonly status: TicketStatus };
  readonly entries: readonly TimelineEntry[];
  readonly text: string;
  readonly field: WritingField | null;
  readonly onShow: (entryId: string) => void;
  readonly onDiscard: () => void;
}

/** A request ended while its answer was being written (§4.12): what stands there is nobody’s to lose, and there are ways on from it. */
export const EndedAnswer = ({ ticket, entries, text, field, onShow, onDiscard }: EndedAnswerProps) => {
  const translate = useTranslate();
  const [isCopied, setCopied] = useState(false);
  const ending = entries.findLast(isEnding);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // without TLS the browser offers no clipboard: selected it is one Ctrl+C away
      field?.focus();
      document.execCommand('selectAll');
    }
  };
  return (
    <div className="conversation-meanwhile" role="alert">
      <span>{translate(`conversation.ended.${ticket.status === 'REJECTED' ? 'refused' : 'closed'}`)}</span>
      <span className="conversation-choices">
        <Slot id="composer.ended" context={{ record: ticket }} />
        <Button size="small" onClick={() => { void copy(); }}>{translate(isCopied ? 'conversation.ended.copied' : 'conversation.ended.copy')}</Button>
        {ending && <Button size="small" onClick={() => onShow(ending.id)}>{translate('conversation.meanwhile.show')}</Button>}
        <Button size="small" onClick={onDiscard}>{translate('conversation.ended.discard')}</Button>
      </span>
    </div>
  );
};
