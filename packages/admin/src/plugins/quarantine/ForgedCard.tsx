import { useTranslate } from 'ra-core';
import { Card, DeskTime, RecordLink, useRead, useRefetchAt } from '@reglament/admin/kit';
import { FORGED } from './documents.ts';
import { SenderAddress } from './SenderAddress.tsx';
import './quarantine.css';

/** Beside a ticket: letters that it took in although their sender is forged (§4.9). Nothing while there are none. */
export default function ForgedCard({ ticket: { id, version } }: { ticket: { id: string; version: number } }) {
  const translate = useTranslate();
  const { data, refetch } = useRead(FORGED, { id });
  useRefetchAt(version, refetch);
  const letters = data?.nodes ?? [];
  if (letters.length === 0) return null;
  return (
    <Card title={`${translate('quarantine.forged.card')} §4.9`}>
      <p className="rg-meta">{translate('quarantine.forged.text')}</p>
      <ul className="quarantine-unverified">
        {letters.map((letter) => (
          <li key={letter.id}>
            <RecordLink resource="incomingLetters" id={letter.id}>{letter.subject?.trim() || translate('quarantine.noSubject')}</RecordLink>
            <span className="rg-meta"><SenderAddress letter={letter} /> · <DeskTime at={letter.receivedAt} /></span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
