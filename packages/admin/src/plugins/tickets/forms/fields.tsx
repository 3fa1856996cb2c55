import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { useTranslate } from 'ra-core';

interface Shown { label: string; hint?: string | undefined; error?: string | undefined; wide?: boolean }
const Field = ({ label, hint, error, wide = false, required, id, children }: Shown & { required?: boolean | undefined; id: string; children: ReactNode }) => (
  <div className="rg-field" data-wide={wide ? '' : undefined}>
    <label htmlFor={id}>{label}{required && <span aria-hidden="true"> *</span>}</label>
    {children}
    {error ? <span className="rg-error" id={`${id}-error`} role="alert">{error}</span> : hint && <span className="rg-meta" id={`${id}-hint`}>{hint}</span>}
  </div>
);
const marks = (id: string, { error, hint }: Shown) => ({ 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined });

export const TextField = ({ label, hint, error, wide, ...input }: Shown & InputHTMLAttributes<HTMLInputElement>) => {
  const id = useId();
  const shown = { label, ...(hint ? { hint } : {}), ...(error ? { error } : {}), ...(wide ? { wide } : {}) };
  return <Field {...shown} id={id} required={input.required}><input {...input} {...marks(id, shown)} id={id} className="rg-input" /></Field>;
};

export const LongTextField = ({ label, hint, error, ...input }: Shown & TextareaHTMLAttributes<HTMLTextAreaElement>) => {
  const id = useId();
  const shown = { label, ...(hint ? { hint } : {}), ...(error ? { error } : {}), wide: true };
  return <Field {...shown} id={id} required={input.required}><textarea {...input} {...marks(id, shown)} id={id} className="rg-input tickets-text" /></Field>;
};

export const ChoiceField = ({ label, value, onValue, options, required = false, error }: Shown & { value: string; onValue: (value: string) => void; options: readonly (readonly [code: string, text: string])[]; required?: boolean }) => {
  const translate = useTranslate();
  const id = useId();
  return (
    <Field label={label} {...(error ? { error } : {})} id={id}>
      <select id={id} className="rg-input" value={value} onChange={(event) => onValue(event.target.value)}>
        {!required && <option value="">{translate('tickets.form.notGiven')}</option>}
        {options.map(([code, text]) => <option key={code} value={code}>{text}</option>)}
      </select>
    </Field>
  );
};
