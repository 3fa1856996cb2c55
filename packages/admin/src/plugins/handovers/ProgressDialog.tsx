import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { codesOf, handoverStates, type HandoverState } from '@reglament/schema';
import { ActDialog, ChoiceField, LongTextField, readKey, TextField, useTerm } from '@reglament/admin/kit';
import { HANDOVERS, UPDATE_HANDOVER, type Handover } from './documents.ts';

const isHandoverState = (value: string): value is HandoverState => value in handoverStates;
const kept = (text: string): string | null => (text.trim() === '' ? null : text);

/** §3.2, §3.8: how far development is, by hand. Released or rejected, the ticket is the desk's again. */
export default function ProgressDialog({ handover, version, onClose }: { handover: Handover; version: number; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const [state, setState] = useState<HandoverState>(handover.state);
  const [release, setRelease] = useState(handover.release ?? '');
  const [trackerUrl, setTrackerUrl] = useState(handover.trackerUrl ?? '');
  const [workaround, setWorkaround] = useState(handover.workaround ?? '');
  // a return is an act of its own
  const states = codesOf(handoverStates).filter((code) => code !== 'RETURNED').map((code) => ({ value: code, label: term(handoverStates, code) }));
  return (
    <ActDialog
      open title={translate('handovers.title.progress')} submit={translate('handovers.submit.progress')} document={UPDATE_HANDOVER}
      version={version} input={(expectedVersion) => ({ handoverId: handover.id, state, release: kept(release), trackerUrl: kept(trackerUrl), workaround: kept(workaround), expectedVersion })}
      success="handovers.notification.updated" patches="tickets" invalidates={[readKey(HANDOVERS)]} onClose={onClose}
    >
      {(errors) => (
        <>
          <ChoiceField name="state" autoFocus label={translate('handovers.field.state')} choices={states} value={state} error={errors['state'] ?? errors['handoverId']} hint={translate('handovers.hint.state')} onValue={(value) => { if (isHandoverState(value)) setState(value); }} />
          <TextField name="release" label={translate('handovers.field.release')} value={release} error={errors['release']} onValue={setRelease} />
          <TextField name="trackerUrl" type="url" inputMode="url" placeholder="https://" label={translate('handovers.field.trackerUrl')} value={trackerUrl} error={errors['trackerUrl']} onValue={setTrackerUrl} />
          <LongTextField name="workaround" rows={2} label={translate('handovers.field.workaround')} value={workaround} error={errors['workaround']} onValue={setWorkaround} />
        </>
      )}
    </ActDialog>
  );
}
