import CloseIcon from '@mui/icons-material/Close';
import { useTranslate } from 'ra-core';
import { formatDay, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { Vocabulary } from '@reglament/schema';
import { fieldsIn, isDayField, isFlagField, isWordField, withValue, wordFields, writtenValue, type FilterField, type ListFilter } from './filterFields.ts';
import { useRecordNames } from './useRecordNames.ts';
import type { QueueAddress } from './useQueueAddress.ts';

/** A filter in words: «Приоритет: высокий, средний». */
const useFilterWords = (filter: ListFilter): ((field: FilterField) => string) => {
  const translate = useTranslate();
  const term = useTerm();
  const locale = useConsoleLocale();
  const namesOf = useRecordNames(filter);
  return (field) => {
    const label = translate(`tickets.filter.field.${field}`);
    const value = filter[field];
    if (isFlagField(field)) return value === true ? label : translate('tickets.filter.not', { field: label });
    if (isWordField(field)) return `${label}: ${(filter[field] ?? []).map((code) => term(wordFields[field] as Vocabulary, code).toLocaleLowerCase(locale)).join(', ')}`;
    if (field === 'burstOf') return label;
    if (isDayField(field)) return `${label} ${formatDay(writtenValue(value), locale)}`;
    return `${label}: ${field === 'text' ? writtenValue(value) : namesOf(field as never).join(', ')}`;
  };
};

/** The filters at work, each with a cross. A tab's own conditions go without saying; those of a saved view are shown. */
export const FilterBar = ({ address }: { address: QueueAddress }) => {
  const translate = useTranslate();
  const { listing, base, tab, show, isChanged } = address;
  const words = useFilterWords(listing.filter);
  const shown = fieldsIn(listing.filter).filter((field) => field !== 'text' && (tab === null || writtenValue(listing.filter[field]) !== writtenValue(base.filter[field])));
  if (shown.length === 0 && !(isChanged && tab === null)) return null;
  return (
    <div className="tickets-filters" role="group" aria-label={translate('tickets.filter.active')}>
      {shown.map((field) => (
        <button key={field} type="button" className="tickets-filter" title={translate('tickets.filter.remove')} onClick={() => show({ ...listing, filter: withValue(listing.filter, field, undefined) })}>
          <span className="rg-clip">{words(field)}</span><span className="rg-unseen">{translate('tickets.filter.remove')}</span><CloseIcon />
        </button>
      ))}
      {isChanged && <button type="button" className="rg-link" onClick={() => show(base)}>{translate(tab === null ? 'tickets.filter.undo' : 'tickets.filter.clear')}</button>}
    </div>
  );
};
