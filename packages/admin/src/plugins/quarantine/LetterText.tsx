import { useTranslate } from 'react-admin';
import { withTurnsShown } from '@reglament/schema';
import { Card, useRead } from '@reglament/admin/kit';
import { LETTER_TEXT } from './documents.ts';

/** What the letter says: whoever decides whether it is a request reads it first (§4.9). Plain text; nothing in it is carried out. */
export const LetterText = ({ letterId }: { letterId: string }) => {
  const translate = useTranslate();
  const { data, isPending } = useRead(LETTER_TEXT, { id: letterId }, { staleMs: 60_000 });
  if (isPending) return null;
  return (
    <Card title={translate('quarantine.text')}>
      {data ? <div className="rg-prose" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{withTurnsShown(data)}</div> : <p className="rg-meta">{translate('quarantine.textMissing')}</p>}
    </Card>
  );
};
