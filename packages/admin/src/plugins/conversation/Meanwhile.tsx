import { useTranslate } from 'ra-core';
import { Button } from '@reglament/admin/kit';
import type { TimelineEntry } from './timeline.ts';

const named = new Set(['CLIENT_MESSAGE', 'ANSWER', 'INTERNAL_NOTE', 'ASSIGNED', 'TAKEN', 'PRIORITY_CHANGED', 'CLOSED']);

/** Others changed the ticket while an answer was being written: what, and a way to see it. The text stays. */
export const Meanwhile = ({ entries, isRefused, onShow }: { entries: readonly TimelineEntry[]; isRefused: boolean; onShow: () => void }) => {
  const translate = useTranslate();
  if (entries.length === 0 && !isRefused) return null;
  const kinds = [...new Set(entries.map(({ type }) => translate(`conversation.meanwhile.kind.${named.has(type) ? type : 'other'}`)))];
  const what = kinds.length > 0 ? kinds.join(', ') : translate('conversation.meanwhile.kind.other');
  return (
    <div className="conversation-meanwhile" role="alert">
      <span>{translate(isRefused ? 'conversation.meanwhile.refused' : 'conversation.meanwhile.title', { what })}</span>
      <Button size="small" onClick={onShow}>{translate('conversation.meanwhile.show')}</Button>
    </div>
  );
};
