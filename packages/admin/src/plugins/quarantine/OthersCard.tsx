import { Link } from 'react-router';
import { useTranslate } from 'react-admin';
import { Card } from '@reglament/admin/kit';
import type { IncomingLetter } from './documents.ts';
import { waitingListOf } from './waiting.ts';

/** Beside a letter that waits: others of its address wait too, and all are decided about at once (§4.9). */
export const OthersCard = ({ letter }: { letter: IncomingLetter }) => {
  const translate = useTranslate();
  const { from, othersWaiting } = letter;
  if (othersWaiting === 0 || from === null) return null;
  return (
    <Card title={translate('quarantine.others.card')}>
      <p className="rg-prose"><Link to={waitingListOf(letter)}>{translate('quarantine.others.more', { smart_count: othersWaiting })}</Link></p>
      <p className="rg-meta">{translate('quarantine.others.text')}</p>
    </Card>
  );
};
