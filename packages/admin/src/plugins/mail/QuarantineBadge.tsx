import { useTranslate } from 'react-admin';
import { useRead } from '@reglament/admin/kit';
import { QUARANTINE_COUNT } from './documents.ts';

/** Letters that wait until somebody says whose they are (§4.9). */
export const QuarantineBadge = () => {
  const translate = useTranslate();
  const { data } = useRead(QUARANTINE_COUNT, {}, { refetchEveryMs: 60_000 });
  return data && data.totalCount > 0 ? <span className="rg-badge" title={translate('mail.waiting', { smart_count: data.totalCount })}>{data.totalCount}</span> : null;
};
