import OutboxIcon from '@mui/icons-material/OutboxOutlined';
import { useTranslate } from 'ra-core';
import { DeskTime, RecordLink, useRead } from '@reglament/admin/kit';
import { STANDSTILL } from './documents.ts';

const lookEveryMs = 60_000;

/** Says to whoever leads that no letter leaves, since when and why: clients wait for confirmations and answers, and nobody would know (§4.2). */
export default function StandstillBanner() {
  const translate = useTranslate();
  const { data } = useRead(STANDSTILL, {}, { refetchEveryMs: lookEveryMs });
  return (
    <div role="status">
      {data && (
        <div className="rg-banner">
          <OutboxIcon />
          <span>
            {translate('outgoing.standstill.since', { smart_count: data.letters })} <DeskTime at={data.since} style="message" />. {translate(data.said ? 'outgoing.standstill.said' : 'outgoing.standstill.untried', { said: data.said ?? '' })}{' '}
            <RecordLink resource="outgoingLetters" id={data.letterId}>{translate('outgoing.standstill.first')}</RecordLink>
          </span>
        </div>
      )}
    </div>
  );
}
