import { useState, type ReactNode } from 'react';
import { ValidationError, required as requiredRule, useInput, type Validator } from 'ra-core';
import type { Vocabulary } from '@reglament/schema';
import { ChoiceField, inWords, LongTextField, TextField, TickField } from './actFields.tsx';
import { useChoices, type Choice } from './filters.tsx';
import { PickField, type PickDocument, type Picked } from './PickField.tsx';

interface Source { source: string; label: string; hint?: ReactNode; required?: boolean; disabled?: boolean; validate?: Validator | Validator[] }
const none: Validator[] = [];

/** What is wrong with a field, or with the first faulty entry of a list: the server names that one by its place, people count from one. */
const faultOf = (error: unknown, source: string, label: string): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error && typeof error.message === 'string' && error.message !== '') return inWords(error.message, source, label);
  const [place, nested] = Object.entries(error).find(([, one]: [string, unknown]) => typeof one === 'object' && one !== null && 'message' in one) ?? [];
  return place === undefined ? undefined : faultOf(nested, `${source}.${place}`, `${label}, ${Number(place) + 1}`);
};

/** A react-admin form field in the look of the console. Empty texts become null: that is how the contract says «nothing». */
const useField = ({ source, label, hint, required = false, disabled = false, validate = none }: Source, defaultValue: unknown) => {
  const rules = [...(required ? [requiredRule()] : []), ...(Array.isArray(validate) ? validate : [validate])];
  const { field, fieldState } = useInput({ source, defaultValue, validate: rules, parse: (value: unknown) => (value === '' ? null : value), format: (value: unknown) => value ?? '' });
  const fault = faultOf(fieldState.error, source, label);
  return {
    value: field.value as unknown, set: (value: unknown) => { field.onChange(value); },
    shared: { label, hint, required, disabled, name: source, onBlur: () => field.onBlur(), error: fault ? <ValidationError error={fault} /> : undefined },
  };
};

/** What a form holds as text; nothing for what is none. */
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** One line: a name, an address, a day (`type="date"`), a password. */
export const TextInput = ({ type = 'text', autoComplete = 'off', placeholder, ...source }: Source & { type?: 'text' | 'email' | 'tel' | 'date' | 'password'; autoComplete?: string; placeholder?: string }) => {
  const { value, set, shared } = useField(source, null);
  return <TextField {...shared} type={type} autoComplete={autoComplete} placeholder={placeholder} value={textOf(value)} onValue={set} />;
};

/** Several lines. */
export const LongTextInput = ({ rows = 4, ...source }: Source & { rows?: number }) => {
  const { value, set, shared } = useField(source, null);
  return <LongTextField {...shared} rows={rows} value={textOf(value)} onValue={set} />;
};

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
/** A list of short texts, one a line; empty lines are left out. */
export const LinesInput = ({ rows = 4, ...source }: Source & { rows?: number }) => {
  const { value, set, shared } = useField(source, []);
  const lines = Array.isArray(value) ? value.join('\n') : '';
  const [text, setText] = useState(lines);
  // Blank lines exist only here; any other difference came from outside.
  if (linesOf(text).join('\n') !== lines) setText(lines);
  const write = (next: string): void => {
    setText(next);
    set(linesOf(next));
  };
  return <LongTextField {...shared} rows={rows} value={text} onValue={write} />;
};

/** One of a few values. `empty`: the words for «none of them»; without them one must be taken. */
export const ChoiceInput = ({ choices, empty, defaultValue = null, ...source }: Source & { choices: readonly Choice[]; empty?: string; defaultValue?: string | null }) => {
  const { value, set, shared } = useField(source, defaultValue);
  return <ChoiceField {...shared} choices={choices} value={textOf(value)} onValue={set} {...(empty === undefined ? {} : { empty })} />;
};

/** A word of a vocabulary. */
export const TermInput = ({ vocabulary, ...rest }: Source & { vocabulary: Vocabulary; empty?: string; defaultValue?: string | null }) =>
  <ChoiceInput {...rest} choices={useChoices(vocabulary)} />;

/** Yes or no. */
export const TickInput = ({ defaultValue = false, ...source }: Omit<Source, 'hint'> & { hint?: string; defaultValue?: boolean }) => {
  const { value, set, shared } = useField(source, defaultValue);
  return <TickField label={shared.label} {...(source.hint ? { hint: source.hint } : {})} checked={value === true} disabled={shared.disabled} onValue={set} />;
};

/** Another record, found by a part of its name. The form gets its id; `known` is the one that is chosen already. */
export const PickInput = ({ search, known, empty, ...source }: Source & { search: PickDocument; known?: Picked | null | undefined; empty?: string }) => {
  const { value, set, shared } = useField(source, null);
  const [picked, setPicked] = useState<Picked | null>(known ?? null);
  const pick = (next: Picked | null): void => {
    setPicked(next);
    set(next?.id ?? null);
  };
  return <PickField {...shared} search={search} value={[picked, known].find((one) => one?.id === value) ?? null} onValue={pick} {...(empty === undefined ? {} : { empty })} />;
};
