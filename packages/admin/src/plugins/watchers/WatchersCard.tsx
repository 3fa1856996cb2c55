import { Suspense, useState } from 'react';
import { useTranslate } from 'ra-core';
import RemoveIcon from '@mui/icons-material/Close';
import { Button, Card, Initials, lazyPart, readKey, useAct, useCan } from '@reglament/admin/kit';
import { UNWATCH, WATCHERS } from './documents.ts';
import { useWatchers } from './useWatchers.ts';
import './watchers.css';

const AddDialog = lazyPart(() => import('./AddDialog.tsx'));

/** Beside a ticket: who keeps an eye on it (§1). Nothing while nobody does, unless one may add others. */
export default function WatchersCard({ ticket: { id, number } }: { ticket: { id: string; number: string } }) {
  const translate = useTranslate();
  const leads = useCan()('watchers.others');
  const watchers = useWatchers(id);
  const { act, pending } = useAct();
  const [isAdding, setAdding] = useState(false);
  if (!watchers || (watchers.length === 0 && !leads)) return null;
  const remove = (staffId: string): void => { void act(UNWATCH, { ticketId: id, staffId }, { invalidates: [readKey(WATCHERS, { id })] }); };
  return (
    <Card title={translate('watchers.card')} {...(leads ? { action: <Button kind="quiet" size="small" onClick={() => setAdding(true)}>{translate('watchers.act.add')}</Button> } : {})}>
      {watchers.length === 0 ? <p className="rg-meta">{translate('watchers.nobody')}</p> : (
        <ul className="watchers-list">
          {watchers.map((person) => (
            <li key={person.id} className="rg-row">
              <span aria-hidden="true"><Initials person={person} /></span><span className="rg-clip">{person.name}</span>
              {leads && <Button kind="quiet" size="small" icon={<RemoveIcon />} pending={pending} aria-label={translate('watchers.act.remove', { name: person.name })} title={translate('watchers.act.remove', { name: person.name })} onClick={() => remove(person.id)} />}
            </li>
          ))}
        </ul>
      )}
      {isAdding && <Suspense fallback={null}><AddDialog ticketId={id} number={number} onClose={() => setAdding(false)} /></Suspense>}
    </Card>
  );
}
