import OutboxIcon from '@mui/icons-material/OutboxOutlined';
import { useTranslate } from 'ra-core';
import { useRead } from '@reglament/admin/kit';
import { SERVER_MISSING } from './documents.ts';

/** Without a mail server letters count as sent and go nowhere: clients wait for confirmations that nobody gets (§4.2). */
export default function NoServer() {
  const translate = useTranslate();
  const { data } = useRead(SERVER_MISSING, {});
  return (
    <div role="status">
      {data && <div className="rg-banner"><OutboxIcon /><span>{translate('outgoing.noServer')}</span></div>}
    </div>
  );
}
