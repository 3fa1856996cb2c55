import { useTranslate } from 'ra-core';
import { roles } from '@reglament/schema';
import { AwayChip, formatDay, useConsoleLocale, useTerm, useViewer } from '@reglament/admin/kit';
import type { AssigneeChoice } from '../forms/pickerDocuments.ts';
import { answering } from './answering.ts';

interface Choosing { people: readonly AssigneeChoice[]; value: string; onValue: (id: string) => void; error?: string | undefined }

/** To whom a ticket may go: what each has in hand, and who is away until when; the empty value is the common queue (§1). */
export const AssigneeChoices = ({ people, value, onValue, error }: Choosing) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const viewerId = useViewer()?.id;
  const chosen = people.find(({ id }) => id === value);
  return (
    <fieldset className="tickets-choices" aria-describedby={error ? 'tickets-assign-error' : undefined}>
      <legend className="rg-unseen">{translate('tickets.assign.whom')}</legend>
      {people.filter(({ role }) => answering.has(role)).map(({ id, name, title, role, absence, inHand }) => (
        <label key={id}>
          <input type="radio" name="assignee" checked={value === id} onChange={() => onValue(id)} />
          <span>
            {name}{id === viewerId && ` (${translate('tickets.assign.me')})`}<span className="rg-meta"> {title ?? term(roles, role)} · {translate('tickets.assign.inHand', { smart_count: inHand })}</span>
            {' '}<AwayChip absence={absence} />
          </span>
        </label>
      ))}
      <label><input type="radio" name="assignee" checked={value === ''} onChange={() => onValue('')} /><span>{translate('tickets.assign.nobody')}<span className="rg-meta"> {translate('tickets.assign.nobodyHint')}</span></span></label>
      {chosen?.absence && <p className="tickets-warning" role="status">{translate('tickets.assign.awayWarning', { name: chosen.name, day: formatDay(chosen.absence.endsOn, locale) })}</p>}
      {error && <p className="rg-error" id="tickets-assign-error">{error}</p>}
    </fieldset>
  );
};
