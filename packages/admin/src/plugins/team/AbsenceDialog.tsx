import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { absenceKinds, codesOf, type AbsenceKind } from '@reglament/schema';
import { ActDialog, ChoiceField, deskDay, PickField, readKey, TextField, useNow, useTerm, type Picked } from '@reglament/admin/kit';
import { ABSENCES, FIND_DEPUTY, RECORD_ABSENCE, TEAM_LOAD } from './documents.ts';

const isKind = (code: string): code is AbsenceKind => code in absenceKinds;

/** Somebody will be away: who, why, from when to when, and who stands in (§1). */
export const AbsenceDialog = ({ people, viewerId, onClose }: { people: readonly Picked[]; viewerId: string; onClose: () => void }) => {
  const translate = useTranslate();
  const term = useTerm();
  const today = deskDay(useNow());
  const [staffId, setStaffId] = useState(people.some(({ id }) => id === viewerId) ? viewerId : people[0]?.id ?? '');
  const [kind, setKind] = useState<AbsenceKind>('VACATION');
  const [beginsOn, setBeginsOn] = useState(today);
  const [endsOn, setEndsOn] = useState(today);
  const [deputy, setDeputy] = useState<Picked | null>(null);
  const [note, setNote] = useState('');
  const label = (field: string): string => translate(`team.absence.field.${field}`);
  return (
    <ActDialog
      open title={translate('team.absence.act.record')} submit={translate('team.absence.act.submit')} document={RECORD_ABSENCE} success="team.absence.notification.recorded"
      input={() => ({ staffId, kind, beginsOn, endsOn, deputyId: deputy?.id ?? null, note: note.trim() === '' ? null : note })} invalidates={[readKey(ABSENCES), readKey(TEAM_LOAD)]} onClose={onClose}
    >
      {(errors) => (
        <>
          {people.length > 1 && <ChoiceField label={label('who')} name="staffId" value={staffId} onValue={setStaffId} choices={people.map(({ id, name }) => ({ value: id, label: name }))} error={errors['staffId']} />}
          <ChoiceField label={label('kind')} name="kind" value={kind} onValue={(code) => { if (isKind(code)) setKind(code); }} choices={codesOf(absenceKinds).map((code) => ({ value: code, label: term(absenceKinds, code) }))} error={errors['kind']} />
          <div className="team-days">
            <TextField type="date" label={label('beginsOn')} name="beginsOn" value={beginsOn} onValue={(day) => { setBeginsOn(day); if (day > endsOn) setEndsOn(day); }} error={errors['beginsOn']} required />
            <TextField type="date" label={label('endsOn')} name="endsOn" value={endsOn} min={beginsOn} onValue={setEndsOn} error={errors['endsOn']} required />
          </div>
          <PickField label={label('deputy')} hint={translate('team.absence.deputyHint')} search={FIND_DEPUTY} value={deputy} onValue={setDeputy} error={errors['deputyId']} />
          <TextField label={label('note')} name="note" value={note} maxLength={500} onValue={setNote} error={errors['note']} />
        </>
      )}
    </ActDialog>
  );
};
