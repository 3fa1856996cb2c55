import { useTranslate } from 'react-admin';
import { useRead } from '@reglament/admin/kit';
import { FAILED_COUNT } from './documents.ts';

/** Letters that did not arrive: somebody waits for them (R16). */
export const FailedBadge = () => {
  const translate = useTranslate();
  const { data } = useRead(FAILED_COUNT, {}, { refetchEveryMs: 60_000 });
  return data && data.totalCount > 0 ? <span className="rg-badge" data-hot="" title={translate('outbox.failed', { smart_count: data.totalCount })}>{data.totalCount}</span> : null;
};
