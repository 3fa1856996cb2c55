import { useEffect, useState } from 'react';
import CloseIcon from '@mui/icons-material/Close';
import { useTranslate } from 'ra-core';
import type { Vocabulary } from '@reglament/schema';
import { useTerm } from '../useTerm.ts';
import { useFilterValues } from './useFilterValues.ts';

const pauseMs = 300;

const useFilter = (source: string): [value: unknown, set: (value: unknown) => void] => {
  const [values, change] = useFilterValues();
  return [values[source], (value) => change(source, value)];
};

/** Looks for a text as it is typed; the server is asked after a short pause. */
export const SearchFilter = ({ source = 'text', label }: { source?: string; label: string }) => {
  const [value, set] = useFilter(source);
  const known = typeof value === 'string' ? value : '';
  const [text, setText] = useState(known);
  const [seen, setSeen] = useState(known);
  // The filter may be cleared or come from the address: then the field follows it.
  if (seen !== known) { setSeen(known); setText(known); }
  useEffect(() => {
    if (text === known) return undefined;
    const timer = setTimeout(() => set(text), pauseMs);
    return () => clearTimeout(timer);
  });
  return <input className="rg-input rg-search" type="search" value={text} placeholder={label} aria-label={label} onChange={(event) => setText(event.target.value)} />;
};

export interface Choice { readonly value: string; readonly label: string }
/** One of a few values, or all of them. `values` turns the choice into the filter's value, e.g. a list or a truth. */
export const ChoiceFilter = ({ source, label, all, choices, toValue = (value) => value }: {
  source: string; label: string; all: string; choices: readonly Choice[]; toValue?: (choice: string) => unknown;
}) => {
  const [value, set] = useFilter(source);
  const chosen = choices.find((choice) => JSON.stringify(toValue(choice.value)) === JSON.stringify(value))?.value ?? '';
  return (
    <select className="rg-input rg-select" aria-label={label} value={chosen} onChange={(event) => set(event.target.value === '' ? undefined : toValue(event.target.value))}>
      <option value="">{all}</option>
      {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
    </select>
  );
};

/** A filter that a link has set and nobody types: its value, with a cross that takes it off. Nothing while it is not set. */
export const GivenFilter = ({ source, label }: { source: string; label: string }) => {
  const translate = useTranslate();
  const [value, set] = useFilter(source);
  if (typeof value !== 'string') return null;
  return (
    <button type="button" className="rg-given-filter" title={translate('ra.action.remove_filter')} onClick={() => set(undefined)}>
      <span className="rg-clip">{label}: {value}</span><span className="rg-unseen">{translate('ra.action.remove_filter')}</span><CloseIcon />
    </button>
  );
};

/** The words of a vocabulary as choices, in its order. */
export const useChoices = (vocabulary: Vocabulary): Choice[] => {
  const term = useTerm();
  return Object.keys(vocabulary).map((code) => ({ value: code, label: term(vocabulary, code) }));
};

/** Those in use, those that are not, or both. */
export const ActiveFilter = () => {
  const translate = useTranslate();
  return (
    <ChoiceFilter source="active" label={translate('kit.records.active.label')} all={translate('kit.records.active.all')} toValue={(value) => value === 'true'}
      choices={[{ value: 'true', label: translate('kit.records.active.true') }, { value: 'false', label: translate('kit.records.active.false') }]} />
  );
};
