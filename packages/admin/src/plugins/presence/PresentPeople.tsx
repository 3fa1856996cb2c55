import { useTranslate } from 'ra-core';
import { useHeartbeat } from './useHeartbeat.ts';
import { usePresent } from './usePresent.ts';
import { useIsWriting } from './writing.ts';
import './presence.css';

/** In the head of a ticket: the badges of everybody else who is on it, and this window’s own beat. */
export default function PresentPeople({ ticket: { id } }: { ticket: { id: string } }) {
  const translate = useTranslate();
  useHeartbeat(id, useIsWriting(id) ? 'WRITING' : 'VIEWING');
  const present = usePresent(id);
  return (
    <div className="presence-people" role="status" aria-label={translate('presence.title')}>
      {present.map(({ staff, state }) => {
        const words = translate(`presence.${state}`, { name: staff.name });
        return <span key={staff.id} className="rg-initials" data-state={state} title={words}><span aria-hidden="true">{staff.initials}</span><span className="rg-unseen">{words}</span></span>;
      })}
    </div>
  );
}
