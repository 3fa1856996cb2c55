import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { automaticChoices, codesOf, type AutomaticChoiceWay } from '@reglament/schema';
import { ActDialog, ChoiceField, readKey, TextField, useTerm } from '@reglament/admin/kit';
import { AUTOMATIC_CHOICE, CHANGE_AUTOMATIC_CHOICE, type AutomaticChoice } from './documents.ts';

const isWay = (code: string): code is AutomaticChoiceWay => code in automaticChoices;

/** Where a request goes when neither the client's specialist nor a deputy is here, and how many answers one person may owe (§1). */
export default function AutomaticChoiceDialog({ setting, onClose }: { setting: AutomaticChoice; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const [way, setWay] = useState(setting.way);
  const [cap, setCap] = useState(String(setting.cap));
  return (
    <ActDialog
      open title={translate('assignments.automatic.title')} submit={translate('ra.action.save')} document={CHANGE_AUTOMATIC_CHOICE} success="assignments.automatic.changed"
      input={() => ({ way, cap: Number(cap), expectedVersion: setting.version })} invalidates={[readKey(AUTOMATIC_CHOICE)]} onClose={onClose}
    >
      {(errors) => (
        <>
          <ChoiceField label={translate('assignments.automatic.way')} hint={translate('assignments.automatic.hint')} name="way" value={way} onValue={(code) => { if (isWay(code)) setWay(code); }} choices={codesOf(automaticChoices).map((code) => ({ value: code, label: term(automaticChoices, code) }))} error={errors['way']} />
          {way === 'LEAST_LOADED' && <TextField type="number" min={1} max={1000} label={translate('assignments.automatic.cap')} hint={translate('assignments.automatic.capHint')} name="cap" value={cap} onValue={setCap} error={errors['cap']} required />}
        </>
      )}
    </ActDialog>
  );
}
