import { useId, useState, type ReactNode } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import { useTranslate } from 'ra-core';

export interface PickerProps<T> {
  label: string;
  value: T | null;
  onValue: (value: T | null) => void;
  options: readonly T[];
  /** What is typed; the server is asked with it. */
  onSearch?: (text: string) => void;
  nameOf: (value: T) => string;
  detailOf?: (value: T) => ReactNode;
  pending?: boolean;
  disabled?: boolean;
  required?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

/** One out of many, found by typing. */
export const Picker = <T extends { id: string }>({ label, value, onValue, options, onSearch, nameOf, detailOf, pending = false, disabled = false, required = false, hint, error }: PickerProps<T>) => {
  const translate = useTranslate();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <div className="rg-field">
      <label htmlFor={id}>{label}{required && <span aria-hidden="true"> *</span>}</label>
      <Autocomplete
        id={id} value={value} options={options} disabled={disabled} loading={pending} inputValue={text} autoHighlight
        onChange={(_event, next) => onValue(next)} getOptionLabel={nameOf} getOptionKey={({ id: key }) => key} isOptionEqualToValue={(one, other) => one.id === other.id}
        onInputChange={(_event, next, reason) => { setText(next); if (reason !== 'reset') onSearch?.(next); }}
        {...(onSearch ? { filterOptions: (found: T[]) => found } : {})}
        noOptionsText={translate('tickets.form.nothing')} loadingText={translate('kit.state.loading')} clearText={translate('ra.action.clear_input_value')} openText={label} closeText={translate('kit.action.close')}
        renderOption={({ key, ...props }, option) => <li key={key} {...props}><span>{nameOf(option)}{detailOf && <span className="rg-meta"> {detailOf(option)}</span>}</span></li>}
        renderInput={({ inputProps, InputProps: { ref } }) => (
          <div ref={ref} className="tickets-picker">
            <input {...inputProps} className="rg-input" placeholder={disabled ? hint : translate('tickets.form.search')} required={required} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} />
          </div>
        )}
      />
      {error ? <span className="rg-error" id={`${id}-error`} role="alert">{error}</span> : hint && !disabled && <span className="rg-meta">{hint}</span>}
    </div>
  );
};
