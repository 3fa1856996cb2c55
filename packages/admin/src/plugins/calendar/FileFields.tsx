import { useTranslate } from 'react-admin';
import { LongTextField } from '@reglament/admin/kit';
import type { YearForm } from './yearForm.ts';

interface FileFieldsProps { form: YearForm; errors: Readonly<Record<string, string>>; onChange: (part: Partial<YearForm>) => void }
/** A year out of a file, as it is published. */
export const FileFields = ({ form, errors, onChange }: FileFieldsProps) => {
  const translate = useTranslate();
  const take = async (file: File | undefined): Promise<void> => {
    if (file) onChange({ content: await file.text(), format: /\.ics$/i.test(file.name) ? 'ICS' : 'JSON' });
  };
  return (
    <>
      <label className="rg-field"><span>{translate('calendar.field.file')}</span><input type="file" accept=".json,.ics,application/json,text/calendar" onChange={(event) => { void take(event.target.files?.[0]); }} /></label>
      <LongTextField name="content" label={translate('calendar.field.content')} hint={form.format === 'ICS' ? translate('calendar.hint.ics') : undefined} value={form.content} error={errors['content']} onValue={(content) => onChange({ content })} />
    </>
  );
};
