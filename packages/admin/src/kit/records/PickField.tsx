import { useDeferredValue, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import type { TypedDocument } from '../data/gql.ts';
import { useRead } from '../data/useRead.ts';
import { Name, nameIn, type Named } from '../names.tsx';
import { useConsoleLocale } from '../useConsoleLocale.ts';
import { FieldFrame } from './actFields.tsx';

/** A record as far as a choice needs it. */
export interface Picked extends Named { readonly id: string }
/** Finds records by a part of their name: `nodes { id name }`, where `name` may be an alias, with `nameEn` where they have one. */
export type PickDocument = TypedDocument<Record<string, { readonly nodes: readonly Picked[] }>, { text: string }>;

export interface PickFieldProps {
  label: string; hint?: ReactNode; error?: ReactNode; required?: boolean; disabled?: boolean;
  search: PickDocument;
  value: Picked | null;
  onValue: (picked: Picked | null) => void;
  onBlur?: () => void;
  /** Stands in the field while nothing is chosen. */
  empty?: string;
}
const optionId = (id: string, index: number): string => `${id}-option-${index}`;

/** Chooses one of many records: type a part of the name, take it by arrows and Enter or with the mouse. */
export const PickField = ({ label, hint, error, required = false, disabled = false, search, value, onValue, onBlur, empty }: PickFieldProps) => {
  const id = useId();
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = text !== null;
  const wanted = useDeferredValue(text ?? '');
  const { data, isFetching } = useRead(search, { text: wanted }, { enabled: isOpen });
  const found = isOpen ? data?.nodes ?? [] : [];
  const close = (): void => { setText(null); setActive(0); };
  const take = (picked: Picked | null): void => { onValue(picked); close(); };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (isOpen) setActive(Math.max(0, Math.min(found.length - 1, active + move)));
      else setText('');
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const chosen = found[active];
      if (chosen) take(chosen);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required}>
      <div className="rg-pick">
        <input
          id={id} className="rg-input" role="combobox" autoComplete="off" spellCheck={false} disabled={disabled} placeholder={empty ?? translate('kit.records.pick')}
          aria-expanded={isOpen} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={found[active] ? optionId(id, active) : undefined}
          aria-invalid={error ? true : undefined} aria-describedby={hint || error ? `${id}-note` : undefined} aria-required={required || undefined}
          value={text ?? (value ? nameIn(locale, value) : '')} onKeyDown={onKeyDown} onClick={() => { if (!isOpen) setText(''); }}
          onChange={(event) => { setText(event.target.value); setActive(0); if (event.target.value === '' && value) onValue(null); }}
          onBlur={() => { close(); onBlur?.(); }}
        />
        {isOpen && (
          <ul id={`${id}-list`} role="listbox" aria-label={label} onMouseDown={(event) => event.preventDefault()}>
            {found.map((record, index) => (
              <li key={record.id} id={optionId(id, index)} role="option" aria-selected={index === active} onClick={() => take(record)} onMouseEnter={() => setActive(index)}><Name of={record} /></li>
            ))}
            {found.length === 0 && <li className="rg-meta" role="presentation">{translate(isFetching ? 'kit.state.loading' : 'ra.navigation.no_results')}</li>}
          </ul>
        )}
      </div>
    </FieldFrame>
  );
};
