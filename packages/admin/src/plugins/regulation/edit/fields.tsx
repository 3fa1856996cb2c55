import type { HTMLAttributes } from 'react';
import type { RegulationParameter, Vocabulary } from '@reglament/schema';
import { ChoiceField, TextField, useChoices } from '@reglament/admin/kit';
import type { FormValues } from './draftForm.ts';
import { Changeable, useParameterLabel } from './ParameterFrame.tsx';
import type { DraftForm } from './useDraftForm.ts';

/** The parameters that the form holds as one text. */
type Plain = { [Key in RegulationParameter]: FormValues[Key] extends string ? Key : never }[RegulationParameter];

/** A parameter that is one text or one number. */
export const PlainField = ({ form, parameter, hint, inputMode, list, placeholder }: { form: DraftForm; parameter: Plain; hint?: string; inputMode?: HTMLAttributes<HTMLElement>['inputMode']; list?: string; placeholder?: string }) => {
  const label = useParameterLabel();
  return (
    <Changeable form={form} parameter={parameter}>
      <TextField {...form.at(parameter)} label={label(parameter)} hint={hint} autoComplete="off" inputMode={inputMode} list={list} placeholder={placeholder} value={form.values[parameter]} onValue={(value) => form.set(parameter, value as FormValues[typeof parameter])} />
    </Changeable>
  );
};

/** A parameter that is one of a few words. */
export const TermField = ({ form, parameter, vocabulary }: { form: DraftForm; parameter: Plain; vocabulary: Vocabulary }) => {
  const label = useParameterLabel();
  return (
    <Changeable form={form} parameter={parameter}>
      <ChoiceField {...form.at(parameter)} label={label(parameter)} choices={useChoices(vocabulary)} value={form.values[parameter]} onValue={(value) => form.set(parameter, value as FormValues[typeof parameter])} />
    </Changeable>
  );
};
