import { useTranslate } from 'ra-core';
import type { Vocabulary } from '@reglament/schema';
import { ContributedFilters, useConsoleLocale, useDeskZone, useRead, useTerm } from '@reglament/admin/kit';
import { CATEGORIES, STAFF_TO_ASSIGN } from '../forms/pickerDocuments.ts';
import { ClientPicker, ProductPicker } from '../forms/pickers.tsx';
import { categoryIn } from '../wording.ts';
import { dayFields, flagFields, parsedValue, withValue, wordFields, writtenValue, isFilterField, type FilterField, type ListFilter, type RecordField, type WordField } from './filterFields.ts';

interface Choosing { filter: ListFilter; onFilter: (filter: ListFilter) => void }

/** Any of a few values, as boxes to tick. */
const Ticks = ({ field, options, filter, onFilter }: Choosing & { field: WordField | RecordField; options: readonly (readonly [value: string, label: string])[] }) => {
  const translate = useTranslate();
  const chosen: readonly string[] = filter[field] ?? [];
  const toggle = (value: string): void => onFilter(withValue(filter, field, (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]) as never));
  return (
    <fieldset className="tickets-ticks">
      <legend>{translate(`tickets.filter.field.${field}`)}</legend>
      {options.map(([value, label]) => <label key={value}><input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /> {label}</label>)}
    </fieldset>
  );
};

const Words = ({ field, ...choosing }: Choosing & { field: WordField }) => {
  const term = useTerm();
  const vocabulary: Vocabulary = wordFields[field];
  return <Ticks field={field} options={Object.keys(vocabulary).map((code) => [code, term(vocabulary, code)] as const)} {...choosing} />;
};

/** Conditions that hold, do not hold, or do not matter. */
const Flags = ({ filter, onFilter }: Choosing) => {
  const translate = useTranslate();
  return (
    <fieldset className="tickets-ticks">
      <legend>{translate('tickets.filter.flags')}</legend>
      {flagFields.map((field) => <label key={field}><input type="checkbox" checked={filter[field] === true} onChange={() => onFilter(withValue(filter, field, filter[field] === true ? undefined : true))} /> {translate(`tickets.filter.field.${field}`)}</label>)}
    </fieldset>
  );
};

const Days = ({ filter, onFilter }: Choosing) => {
  const translate = useTranslate();
  const zone = useDeskZone();
  return (
    <fieldset className="tickets-days">
      <legend>{translate('tickets.filter.days', { zone })}</legend>
      {dayFields.map((field) => <label key={field}>{translate(`tickets.filter.field.${field}`)} <input type="date" className="rg-input" value={filter[field] ?? ''} onChange={(event) => onFilter(withValue(filter, field, event.target.value || undefined))} /></label>)}
    </fieldset>
  );
};

/** A record is added to those that the filter names; they are taken away by their crosses over the rows. */
const add = (filter: ListFilter, field: RecordField, value: { id: string } | null): ListFilter => (value ? withValue(filter, field, [...new Set([...(filter[field] ?? []), value.id])]) : filter);

/** What a plugin's filter sets: a field of the list's own filter, with a value that it can mean. */
const withContributed = (filter: ListFilter, source: string, value: unknown): ListFilter => {
  if (!isFilterField(source)) throw new Error(`a list of tickets has no filter "${source}"`);
  return withValue(filter, source, parsedValue(source, writtenValue(value as ListFilter[FilterField])));
};

/** Everything by which the list may be narrowed; it acts at once, and the address follows. */
export default function FilterPanel({ filter, onFilter }: Choosing) {
  const locale = useConsoleLocale();
  const { data: staff } = useRead(STAFF_TO_ASSIGN, {});
  const { data: categories } = useRead(CATEGORIES, {});
  const choosing = { filter, onFilter };
  const words: readonly FilterField[] = Object.keys(wordFields) as WordField[];
  return (
    <div className="tickets-panel">
      {words.map((field) => <Words key={field} field={field as WordField} {...choosing} />)}
      <Flags {...choosing} />
      <Days {...choosing} />
      <div className="tickets-days">
        <ClientPicker value={null} onValue={(client) => onFilter(add(filter, 'clientId', client))} />
        <ProductPicker value={null} onValue={(product) => onFilter(add(filter, 'productId', product))} />
      </div>
      <Ticks field="assigneeId" options={(staff?.nodes ?? []).map(({ id, name }) => [id, name] as const)} {...choosing} />
      <Ticks field="category" options={(categories ?? []).map((category) => [category.code, categoryIn(locale, category)] as const)} {...choosing} />
      <ContributedFilters resource="tickets" values={filter as Readonly<Record<string, unknown>>} onChange={(source, value) => onFilter(withContributed(filter, source, value))} />
    </div>
  );
}
