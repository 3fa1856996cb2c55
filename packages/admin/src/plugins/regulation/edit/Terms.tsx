import { useTranslate } from 'react-admin';
import { codesOf, dueRules, priorities, queueOrders } from '@reglament/schema';
import { Button, ChoiceField, TextField, useTerm } from '@reglament/admin/kit';
import { warningUnits, type WarningRow } from './draftForm.ts';
import { PlainField, TermField } from './fields.tsx';
import { ParameterGroup } from './ParameterFrame.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { withoutRow, withRow } from './rows.ts';
import type { DraftForm } from './useDraftForm.ts';

const AnswerTerms = ({ form }: { form: DraftForm }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const { answerTerms } = form.values;
  return (
    <ParameterGroup form={form} parameter="answerTerms" hint={translate('regulation.hint.terms')}>
      <div className="regulation-row">
        {codesOf(priorities).map((code) => (
          <TextField key={code} {...form.at('answerTerms', code)} label={`${term(priorities, code)}, ${translate('regulation.field.days')}`} inputMode="numeric" autoComplete="off" value={answerTerms[code]}
            onValue={(value) => form.set('answerTerms', { ...answerTerms, [code]: value })} />
        ))}
      </div>
    </ParameterGroup>
  );
};

const Warnings = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  const { warnings } = form.values;
  const change = (index: number, part: Partial<WarningRow>) => form.set('warnings', withRow(warnings, index, part));
  const units = warningUnits.map((unit) => ({ value: unit, label: translate(`regulation.warning.${unit}`) }));
  return (
    <ParameterGroup form={form} parameter="warnings" hint={translate('regulation.hint.warnings')}>
      {warnings.map(({ unit, amount }, index) => (
        <div key={index} className="regulation-row" role="group" aria-label={translate('regulation.row.warning', { row: index + 1 })}>
          <ChoiceField label={translate('regulation.field.when')} value={unit} choices={units} onValue={(value) => change(index, { unit: value as WarningRow['unit'] })} />
          <TextField {...form.firstAt('warnings', index, unit)} label={translate(`regulation.field.${unit}`)} inputMode="numeric" autoComplete="off" value={amount} onValue={(value) => change(index, { amount: value })} />
          <RemoveButton what={translate('regulation.row.warning', { row: index + 1 })} onClick={() => form.set('warnings', withoutRow(warnings, index))} />
        </div>
      ))}
      <Button size="small" onClick={() => form.set('warnings', [...warnings, { unit: 'percentUsed', amount: '' }])}>{translate('regulation.act.addWarning')}</Button>
    </ParameterGroup>
  );
};

/** §4.7: how long an answer may take, how it is counted, in what order it is given, and when staff is warned. */
export const Terms = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return <>
    <AnswerTerms form={form} />
    <PlainField form={form} parameter="nominalDayHours" inputMode="decimal" hint={translate('regulation.hint.nominal')} />
    <TermField form={form} parameter="dueRule" vocabulary={dueRules} />
    <TermField form={form} parameter="queueOrder" vocabulary={queueOrders} />
    <TermField form={form} parameter="defaultPriority" vocabulary={priorities} />
    <Warnings form={form} />
  </>;
};
