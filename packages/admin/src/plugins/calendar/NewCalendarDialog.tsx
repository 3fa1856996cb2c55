import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, ChoiceField, readKey, TextField } from '@reglament/admin/kit';
import { CALENDARS, CREATE_CALENDAR, type Basis, type NewCalendar } from './documents.ts';

const bases: readonly Basis[] = ['RU', 'NONE'];

/** A calendar with holidays of its own (§4.6): its years are loaded afterwards. */
export const NewCalendarDialog = ({ onMade, onClose }: { onMade: (code: string) => void; onClose: () => void }) => {
  const translate = useTranslate();
  const [values, setValues] = useState<NewCalendar>({ code: '', nameRu: '', nameEn: '', basis: 'RU' });
  const set = (part: Partial<NewCalendar>): void => setValues((before) => ({ ...before, ...part }));
  return (
    <ActDialog open title={translate('calendar.title.create')} submit={translate('calendar.act.make')} document={CREATE_CALENDAR} input={() => values} onClose={onClose} success="calendar.notification.created" invalidates={[readKey(CALENDARS)]}
      onDone={() => onMade(values.code.trim().toLowerCase())}>
      {(errors) => (
        <>
          <TextField name="code" label={translate('calendar.field.code')} hint={translate('calendar.hint.code')} required autoFocus autoComplete="off" spellCheck={false} value={values.code} error={errors['code']} onValue={(code) => set({ code })} />
          <TextField name="nameRu" label={translate('calendar.field.nameRu')} required value={values.nameRu} error={errors['nameRu']} onValue={(nameRu) => set({ nameRu })} />
          <TextField name="nameEn" label={translate('calendar.field.nameEn')} required lang="en" value={values.nameEn} error={errors['nameEn']} onValue={(nameEn) => set({ nameEn })} />
          <ChoiceField name="basis" label={translate('calendar.field.basis')} hint={translate('calendar.hint.basis')} value={values.basis} choices={bases.map((basis) => ({ value: basis, label: translate(`calendar.basis.${basis}`) }))} onValue={(basis) => set({ basis: basis as Basis })} />
        </>
      )}
    </ActDialog>
  );
};
