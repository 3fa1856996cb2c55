import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, Button, ChoiceField, readKey, TextField, useAct, useRead } from '@reglament/admin/kit';
import { CHANGES, IMPORT_YEAR, REMINDERS, VERSIONS, YEAR, type ChangePreview, type ImportFormat, type ImportYear } from './documents.ts';
import { FileFields } from './FileFields.tsx';
import { ListFields } from './ListFields.tsx';
import { Preview } from './Preview.tsx';
import { emptyForm, inputOf, lawfulLists, readLists, statedIn, yearIn, type YearForm } from './yearForm.ts';

const formats: readonly ImportFormat[] = ['LISTS', 'JSON', 'ICS'];

/** The form of a year; its lists begin with what the law says of that year. */
const useYearForm = (first: number, calendarCode: string) => {
  const [form, setForm] = useState(() => emptyForm(first));
  const [begun, setBegun] = useState<string | null>(null);
  const year = yearIn(form);
  const { data: seen } = useRead(YEAR, { calendarCode, year: year ?? first, version: null }, { enabled: year !== null, staleMs: 0 });
  const known = seen && seen.year === year ? seen : null;
  if (known && begun !== known.id) {
    setBegun(known.id);
    setForm((before) => ({ ...before, ...lawfulLists(known) }));
  }
  return { form, setForm, year, seen: known };
};

/** Loads the official calendar of a year (§4.6): nothing is loaded before it was checked and what it moves was looked at. */
export const ImportDialog = ({ year: first, calendarCode, onClose }: { year: number; calendarCode: string; onClose: () => void }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const { form, setForm, year, seen } = useYearForm(first, calendarCode);
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const [checked, setChecked] = useState<Readonly<Record<string, string>>>({});
  const unread = form.format === 'LISTS' && year !== null ? readLists(form, year).unread : {};
  const set = (part: Partial<YearForm>): void => {
    setPreview(null);
    setChecked({});
    setForm((before) => ({ ...before, ...part }));
  };
  const input = (): ImportYear | null => (year === null || Object.keys(unread).length > 0 || statedIn(form) === undefined ? null : inputOf(form, calendarCode, seen?.version ?? null));
  const check = async (): Promise<void> => {
    const asked = input();
    if (!asked) return;
    const { data, fieldErrors } = await act(IMPORT_YEAR, { ...asked, dryRun: true }, { fields: 'return', invalidates: [readKey(YEAR)] });
    setChecked(fieldErrors);
    setPreview(data?.preview ?? null);
  };
  return (
    <ActDialog open title={translate('calendar.title.import')} submit={translate('calendar.act.import')} document={IMPORT_YEAR} input={() => (preview ? input() : null)} onClose={onClose} success="calendar.notification.loaded" invalidates={[readKey(YEAR), readKey(VERSIONS), readKey(REMINDERS), readKey(CHANGES)]}>
      {(refused) => {
        const errors = { ...refused, ...checked };
        return (
          <>
            <div className="calendar-hours">
              <TextField name="year" label={translate('calendar.field.year')} inputMode="numeric" value={form.year} error={errors['year'] ?? (year === null ? translate('calendar.fault.year') : undefined)} onValue={(value) => set({ year: value })} />
              <ChoiceField label={translate('calendar.field.format')} value={form.format} choices={formats.map((format) => ({ value: format, label: translate(`calendar.format.${format}`) }))} onValue={(format) => set({ format: format as ImportFormat })} />
            </div>
            {form.format === 'LISTS' ? <ListFields form={form} unread={unread} errors={errors} onChange={set} /> : <FileFields form={form} errors={errors} onChange={set} />}
            <div className="calendar-hours">
              <TextField name="decreeNumber" label={translate('calendar.field.decreeNumber')} value={form.decreeNumber} error={errors['decreeNumber']} hint={form.format === 'LISTS' ? undefined : translate('calendar.hint.decree')} onValue={(decreeNumber) => set({ decreeNumber })} />
              <TextField name="decreeDate" type="date" label={translate('calendar.field.decreeDate')} value={form.decreeDate} error={errors['decreeDate']} onValue={(decreeDate) => set({ decreeDate })} />
            </div>
            <TextField name="statedWorkingDays" label={translate('calendar.field.stated')} hint={translate('calendar.hint.stated')} inputMode="numeric" value={form.statedWorkingDays} error={statedIn(form) === undefined ? translate('calendar.fault.stated') : errors['statedWorkingDays']} onValue={(statedWorkingDays) => set({ statedWorkingDays })} />
            <Button pending={pending} onClick={() => { void check(); }} disabled={input() === null}>{translate('calendar.act.check')}</Button>
            <Preview preview={preview} />
          </>
        );
      }}
    </ActDialog>
  );
};
