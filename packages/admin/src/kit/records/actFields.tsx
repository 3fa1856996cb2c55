import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import './records.css';

interface Frame {
  label: string; hint?: ReactNode; error?: ReactNode; required?: boolean;
  /** The field's name in the input: what the server calls it when it refuses. */
  name?: string | undefined;
}
/** The server names a field as the contract does; people know it by its label. */
export const inWords = (sentence: string, name: string, label: string): string => sentence.replaceAll(`«${name}»`, `«${label}»`).replaceAll(`"${name}"`, `"${label}"`);

/** A label, its control, a hint under it, and the sentence that says what is wrong. */
export const FieldFrame = ({ id, label, hint, error, name, required = false, children }: Frame & { id: string; children: ReactNode }) => (
  <div className="rg-field">
    <label htmlFor={id}>{label}{required && <span aria-hidden="true"> *</span>}</label>
    {children}
    {error ? <span className="rg-field-error" id={`${id}-note`} role="alert">{typeof error === 'string' && name ? inWords(error, name, label) : error}</span> : hint && <span className="rg-meta" id={`${id}-note`}>{hint}</span>}
  </div>
);
const marks = (id: string, { hint, error, name, required }: Frame) => ({
  id, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': hint || error ? `${id}-note` : undefined, 'aria-required': required || undefined,
});

/** Fields of an `ActDialog`: the value and what to do when it changes are the dialog's. */
export const TextField = ({ label, hint, error, name, required, onValue, ...rest }: Frame & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id' | 'required'> & { onValue: (value: string) => void }) => {
  const id = useId();
  const frame = { label, hint, error, name, ...(required ? { required } : {}) };
  return <FieldFrame id={id} {...frame}><input className="rg-input" {...rest} {...marks(id, frame)} onChange={(event) => onValue(event.target.value)} /></FieldFrame>;
};
export const LongTextField = ({ label, hint, error, name, required, onValue, ...rest }: Frame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'id' | 'required'> & { onValue: (value: string) => void }) => {
  const id = useId();
  const frame = { label, hint, error, name, ...(required ? { required } : {}) };
  return <FieldFrame id={id} {...frame}><textarea className="rg-input" rows={4} {...rest} {...marks(id, frame)} onChange={(event) => onValue(event.target.value)} /></FieldFrame>;
};
export const ChoiceField = ({ label, hint, error, name, required, onValue, choices, empty, ...rest }: Frame & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'id' | 'required'> & {
  onValue: (value: string) => void; choices: readonly { value: string; label: string }[];
  /** The words for «none of them»; without them one of the choices must be taken. */
  empty?: string;
}) => {
  const id = useId();
  const frame = { label, hint, error, name, ...(required ? { required } : {}) };
  return (
    <FieldFrame id={id} {...frame}>
      <select className="rg-input rg-select" {...rest} {...marks(id, frame)} onChange={(event) => onValue(event.target.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </FieldFrame>
  );
};
export const TickField = ({ label, hint, checked, onValue, disabled }: { label: string; hint?: string; checked: boolean; onValue: (value: boolean) => void; disabled?: boolean }) => {
  const id = useId();
  return (
    <div className="rg-field rg-tick">
      <label htmlFor={id}><input id={id} type="checkbox" checked={checked} disabled={disabled} aria-describedby={hint ? `${id}-note` : undefined} onChange={(event) => onValue(event.target.checked)} /> {label}</label>
      {hint && <span className="rg-meta" id={`${id}-note`}>{hint}</span>}
    </div>
  );
};
