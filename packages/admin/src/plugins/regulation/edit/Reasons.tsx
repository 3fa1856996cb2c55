import { useTranslate } from 'react-admin';
import { postponementReasons } from '@reglament/schema';
import { TextField, TickField, useTerm } from '@reglament/admin/kit';
import { ParameterGroup } from './ParameterFrame.tsx';
import { withRow } from './rows.ts';
import type { DraftForm } from './useDraftForm.ts';

/** §4.13: the five reasons in words of this version; one that is not active cannot be given. */
export const Reasons = ({ form }: { form: DraftForm }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const { reasons } = form.values;
  const change = (index: number, part: Partial<(typeof reasons)[number]>) => form.set('reasons', withRow(reasons, index, part));
  return (
    <ParameterGroup form={form} parameter="reasons" alone hint={translate('regulation.hint.reasons')}>
      {reasons.map(({ code, labelRu, labelEn, active }, index) => (
        <div key={code} className="regulation-item" role="group" aria-label={term(postponementReasons, code)} data-off={active ? undefined : ''}>
          <div className="regulation-item-head"><span className="rg-meta">{code}</span><TickField label={translate('regulation.field.active')} checked={active} onValue={(value) => change(index, { active: value })} /></div>
          <div className="regulation-row">
            <TextField {...form.firstAt('reasons', index, 'labelRu')} label={translate('regulation.field.labelRu')} value={labelRu} onValue={(value) => change(index, { labelRu: value })} />
            <TextField {...form.at('reasons', index, 'labelEn')} label={translate('regulation.field.labelEn')} lang="en" value={labelEn} onValue={(value) => change(index, { labelEn: value })} />
          </div>
        </div>
      ))}
    </ParameterGroup>
  );
};
