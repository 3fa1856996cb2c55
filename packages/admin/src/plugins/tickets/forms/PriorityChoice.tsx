import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { codesOf, priorities, type Priority } from '@reglament/schema';
import { formatInstant, useConsoleLocale, useNow, useRead, useTerm } from '@reglament/admin/kit';
import { SLA_PREVIEWS } from './pickerDocuments.ts';

const everyMinuteMs = 60_000;

/**
 * The priority as the client named it, each with the promise that it makes (§4.7). `receivedAt`: the receipt stamp of a
 * letter (R13); without one the term runs from now.
 */
export const PriorityChoice = ({ value, onValue, receivedAt }: { value: Priority | null; onValue: (priority: Priority | null) => void; receivedAt: string | null }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const now = useNow();
  const [openedAt] = useState(() => new Date(now).toISOString());
  const codes = codesOf(priorities);
  const { data } = useRead(SLA_PREVIEWS, { inputs: codes.map((priority) => ({ priority, receivedAt: receivedAt ?? openedAt })) }, { refetchEveryMs: everyMinuteMs });
  const promise = (index: number): string | null => {
    const preview = data?.[index];
    return preview ? `${translate('tickets.form.answerBy', { at: formatInstant(preview.dueAt, locale, 'short', now) })}${preview.provisional ? `, ${translate('tickets.form.provisional')}` : ''}` : null;
  };
  return (
    <fieldset className="tickets-choices" data-wide="">
      <legend>{translate('tickets.form.priority')}</legend>
      <p className="rg-meta">{translate('tickets.form.priorityHint')}</p>
      <div className="tickets-priorities">
        {codes.map((code, index) => (
          <label key={code}><input type="radio" name="priority" checked={value === code} onChange={() => onValue(code)} /><span>{term(priorities, code)}<br /><span className="rg-meta">{promise(index) ?? '…'}</span></span></label>
        ))}
        <label><input type="radio" name="priority" checked={value === null} onChange={() => onValue(null)} /><span>{translate('tickets.form.byDefault')}<br /><span className="rg-meta">{translate('tickets.form.byDefaultHint')}</span></span></label>
      </div>
    </fieldset>
  );
};
