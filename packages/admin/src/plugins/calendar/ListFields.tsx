import { useTranslate } from 'react-admin';
import { LongTextField } from '@reglament/admin/kit';
import { lists, type ListName, type YearForm } from './yearForm.ts';

const rows: Readonly<Record<ListName, number>> = { holidays: 3, transfers: 3, workingWeekends: 1, shortDays: 2 };
const hinted: ReadonlySet<ListName> = new Set(['holidays', 'transfers']);

interface ListFieldsProps { form: YearForm; unread: Readonly<Partial<Record<ListName, string[]>>>; errors: Readonly<Record<string, string>>; onChange: (part: Partial<YearForm>) => void }
/** A year as lists of days, for whoever has the decree on paper. */
export const ListFields = ({ form, unread, errors, onChange }: ListFieldsProps) => {
  const translate = useTranslate();
  const errorOf = (list: ListName): string | undefined =>
    (unread[list] ? translate('calendar.fault.unread', { pieces: unread[list].map((piece) => `«${piece}»`).join(', ') }) : errors[`lists.${list}`] ?? (list === 'holidays' ? errors['lists'] : undefined));
  return (
    <>
      {lists.map((list) => (
        <LongTextField key={list} name={`lists.${list}`} rows={rows[list]} label={translate(`calendar.list.${list}`)} hint={hinted.has(list) ? translate(`calendar.hint.${list}`) : undefined} value={form[list]} error={errorOf(list)} onValue={(text) => onChange({ [list]: text })} />
      ))}
    </>
  );
};
