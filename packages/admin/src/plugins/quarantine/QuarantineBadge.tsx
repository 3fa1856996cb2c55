import { useTranslate } from 'react-admin';
import { useRead } from '@reglament/admin/kit';
import { QUARANTINE_COUNT } from './documents.ts';

/** Name and figure share a narrow rail; the figure stays at the right edge. */
const close = { flex: '1 0 auto', textAlign: 'right', marginLeft: -7 } as const;

/** Letters that wait until somebody says whose they are, or deals with what no program could read (§4.9). */
export const QuarantineBadge = () => {
  const translate = useTranslate();
  const { data } = useRead(QUARANTINE_COUNT, {}, { refetchEveryMs: 60_000 });
  return data && data.totalCount > 0 ? <span className="rg-badge" style={close} title={translate('quarantine.waiting', { smart_count: data.totalCount })}>{data.totalCount}</span> : null;
};
