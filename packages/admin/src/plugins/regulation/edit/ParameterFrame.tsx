import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { regulationParameters, type RegulationParameter } from '@reglament/schema';
import { Button, inWords, useTerm } from '@reglament/admin/kit';
import { clauseOf } from './draftForm.ts';
import type { DraftForm } from './useDraftForm.ts';

/** The name of a parameter with the clause that it fills: «Часовой пояс (§4.6)». */
export const useParameterLabel = (): ((parameter: RegulationParameter) => string) => {
  const term = useTerm();
  return (parameter) => `${term(regulationParameters, parameter)} (§${clauseOf(parameter)})`;
};

/** One field of the form: what differs from the draft can be taken back by itself. */
export const Changeable = ({ form, parameter, children }: { form: DraftForm; parameter: RegulationParameter; children: ReactNode }) => {
  const translate = useTranslate();
  const label = useParameterLabel();
  return (
    <div className="regulation-field" data-changed={form.isChanged(parameter) || undefined}>
      {children}
      {form.isChanged(parameter) && <Button kind="quiet" size="small" aria-label={`${translate('regulation.act.revert')}: ${label(parameter)}`} onClick={() => form.revert(parameter)}>{translate('regulation.act.revert')}</Button>}
    </div>
  );
};

interface GroupProps {
  form: DraftForm; parameter: RegulationParameter; hint?: string; children: ReactNode;
  /** Its part of the form holds nothing else and bears its name already. */
  alone?: boolean;
}
/** A parameter of several fields, with what was refused of it as a whole. */
export const ParameterGroup = ({ form, parameter, hint, alone = false, children }: GroupProps) => {
  const label = useParameterLabel();
  const { name, error } = form.at(parameter);
  return (
    <Changeable form={form} parameter={parameter}>
      <fieldset className="regulation-group">
        <legend className={alone ? 'rg-unseen' : undefined}>{label(parameter)}</legend>
        {hint && <p className="rg-meta">{hint}</p>}
        {error && <p className="rg-field-error" role="alert" tabIndex={-1} data-invalid="">{inWords(error, name, label(parameter))}</p>}
        {children}
      </fieldset>
    </Changeable>
  );
};
