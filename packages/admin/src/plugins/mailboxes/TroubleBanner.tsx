import TroubleIcon from '@mui/icons-material/MarkunreadMailboxOutlined';
import { useTranslate } from 'ra-core';
import { RecordLink, useRead } from '@reglament/admin/kit';
import { TROUBLED } from './documents.ts';

const lookEveryMs = 60_000;

/** Says to everybody that letters do not come, or that some are missing, and where to look: clients wait and nobody would know. */
export default function TroubleBanner() {
  const translate = useTranslate();
  const { data = [] } = useRead(TROUBLED, {}, { refetchEveryMs: lookEveryMs });
  const [first, ...others] = data;
  return (
    <div role="status">
      {first && (
        <div className="rg-banner">
          <TroubleIcon />
          <span>{translate(first.failingSince ? 'mailboxes.banner.failing' : 'mailboxes.banner.lacking')} <RecordLink resource="mailboxes" id={first.id}>{first.name}</RecordLink>{others.length > 0 && ` ${translate('mailboxes.banner.others', { smart_count: others.length })}`}</span>
        </div>
      )}
    </div>
  );
}
