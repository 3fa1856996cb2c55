import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, Button, ChoiceField, LongTextField, readKey, TextField, useAct } from '@reglament/admin/kit';
import { IMPORT_YEAR, REMINDERS, VERSIONS, YEAR, type ChangePreview, type ImportYear } from './documents.ts';
import { Preview } from './Preview.tsx';

/** Loads the official calendar of a year (§4.6): checked and counted first, then in one act. */
export const ImportDialog = ({ year, onClose }: { year: number; onClose: () => void }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const [values, setValues] = useState({ year: String(year), format: 'JSON' as ImportYear['format'], content: '', decreeNumber: '', decreeDate: '' });
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const set = (field: keyof typeof values) => (value: string): void => {
    setPreview(null);
    setValues((before) => ({ ...before, [field]: value }));
  };
  const input = (): ImportYear => ({ year: Number(values.year), format: values.format, content: values.content, decreeNumber: values.decreeNumber.trim() || null, decreeDate: values.decreeDate || null });
  const check = async (): Promise<void> => {
    const { data } = await act(IMPORT_YEAR, { ...input(), dryRun: true });
    setPreview(data?.preview ?? null);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const content = await file.text();
    setValues((before) => ({ ...before, content, format: /\.ics$/i.test(file.name) ? 'ICS' : 'JSON' }));
  };
  return (
    <ActDialog open title={translate('calendar.title.import')} submit={translate('calendar.act.import')} document={IMPORT_YEAR} input={input} onClose={onClose} success="calendar.notification.loaded" invalidates={[readKey(YEAR), readKey(VERSIONS), readKey(REMINDERS)]}>
      {(errors) => (
        <>
          <div className="calendar-hours">
            <TextField label={translate('calendar.field.year')} inputMode="numeric" value={values.year} error={errors['year']} onValue={set('year')} />
            <ChoiceField label={translate('calendar.field.format')} value={values.format} choices={[{ value: 'JSON', label: 'JSON' }, { value: 'ICS', label: 'iCalendar (.ics)' }]} onValue={set('format')} />
          </div>
          <label className="rg-field"><span>{translate('calendar.field.file')}</span><input type="file" accept=".json,.ics,application/json,text/calendar" onChange={(event) => { void take(event.target.files?.[0]); }} /></label>
          <LongTextField name="content" label={translate('calendar.field.content')} value={values.content} error={errors['content']} onValue={set('content')} />
          <div className="calendar-hours">
            <TextField name="decreeNumber" label={translate('calendar.field.decreeNumber')} value={values.decreeNumber} error={errors['decreeNumber']} hint={translate('calendar.hint.decree')} onValue={set('decreeNumber')} />
            <TextField type="date" label={translate('calendar.field.decreeDate')} value={values.decreeDate} onValue={set('decreeDate')} />
          </div>
          <Button pending={pending} onClick={() => { void check(); }} disabled={values.content.trim() === ''}>{translate('calendar.act.check')}</Button>
          <Preview preview={preview} />
        </>
      )}
    </ActDialog>
  );
};
