import { useTranslate } from 'react-admin';
import { useRead } from '@reglament/admin/kit';
import { TO_ATTEND_COUNT } from './documents.ts';

/** Letters that did not arrive (R16) or are held back (§4.2): somebody waits for them. */
export const AttentionBadge = () => {
  const translate = useTranslate();
  const { data } = useRead(TO_ATTEND_COUNT, {}, { refetchEveryMs: 60_000 });
  return data && data.totalCount > 0 ? <span className="rg-badge" data-hot="" title={translate('outgoing.toAttend', { smart_count: data.totalCount })}>{data.totalCount}</span> : null;
};
