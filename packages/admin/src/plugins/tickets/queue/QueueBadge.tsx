import { useTranslate } from 'ra-core';
import { useRead } from '@reglament/admin/kit';
import { QUEUE_COUNTERS } from '../documents.ts';

/** How many answers are overdue; nothing while none is: a number asks for action. */
export const QueueBadge = () => {
  const translate = useTranslate();
  const { data } = useRead(QUEUE_COUNTERS, {}, { refreshOn: 'tickets.events' });
  if (!data || data.breached === 0) return null;
  const meaning = translate('tickets.badge', { smart_count: data.breached });
  return <span className="rg-badge" data-hot="" title={meaning}><span aria-hidden="true">{data.breached}</span><span className="rg-unseen">{meaning}</span></span>;
};
