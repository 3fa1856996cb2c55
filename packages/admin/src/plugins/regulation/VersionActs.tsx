import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { priorities } from '@reglament/schema';
import { ActDialog, Button, GuardedButton, LongTextField, TextField, useTerm } from '@reglament/admin/kit';
import { CHANGE_DRAFT, DISCARD, PUBLISH, type Parameters, type RegulationVersion } from './documents.ts';

type Draft = RegulationVersion & { parameters: Parameters };
const lists = [['regulation', 'getList'], ['regulation', 'getOne']] as const;

const Publish = ({ draft, onClose }: { draft: Draft; onClose: () => void }) => {
  const translate = useTranslate();
  const [day, setDay] = useState(draft.effectiveFrom);
  return (
    <ActDialog open title={`${translate('regulation.act.publish')} ${draft.number}`} submit={translate('regulation.act.publish')} document={PUBLISH} onClose={onClose}
      input={() => ({ id: draft.id, effectiveFrom: day, expectedVersion: draft.version })} success="regulation.notification.published" patches="regulation" invalidates={[...lists]}>
      {(errors) => <>
        <p>{translate('regulation.hint.publish')}</p>
        <TextField name="effectiveFrom" type="date" label={translate('regulation.field.effectiveFrom')} value={day} error={errors['effectiveFrom']} onValue={setDay} autoFocus />
      </>}
    </ActDialog>
  );
};

const intervalsOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '').map((line) => {
  const [opens = '', closes = ''] = line.split(/[–—-]/).map((time) => time.trim());
  return { opens, closes };
});

const Edit = ({ draft, onClose }: { draft: Draft; onClose: () => void }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const [summary, setSummary] = useState(draft.summary ?? '');
  const [hours, setHours] = useState(draft.parameters.openingHours.map(({ opens, closes }) => `${opens}–${closes}`).join('\n'));
  const [terms, setTerms] = useState(draft.parameters.answerTerms.map(({ priority, workingDays }) => ({ priority, days: String(workingDays) })));
  const input = () => ({
    id: draft.id, summary, expectedVersion: draft.version,
    parameters: { openingHours: intervalsOf(hours), answerTerms: terms.map(({ priority, days }) => ({ priority, workingDays: Math.trunc(Number(days)) || 0 })) },
  });
  return (
    <ActDialog open title={`${translate('regulation.act.edit')} ${draft.number}`} submit={translate('regulation.act.save')} document={CHANGE_DRAFT} onClose={onClose} input={input}
      success="regulation.notification.saved" patches="regulation" invalidates={[...lists]}>
      {(errors) => {
        const of = (parameter: string) => Object.entries(errors).find(([path]) => path.includes(parameter))?.[1];
        return <>
          <LongTextField name="summary" label={translate('regulation.field.summary')} value={summary} error={errors['summary']} onValue={setSummary} autoFocus />
          <LongTextField name="openingHours" label={translate('regulation.field.hours')} value={hours} error={of('openingHours')} onValue={setHours} />
          {terms.map(({ priority, days }) => (
            <TextField key={priority} name={priority} label={`${term(priorities, priority)}, ${translate('regulation.field.days')} (§4.7)`} value={days} error={of(`answerTerms.${priority}`)}
              onValue={(value) => setTerms(terms.map((one) => (one.priority === priority ? { priority, days: value } : one)))} />
          ))}
        </>;
      }}
    </ActDialog>
  );
};

const Discard = ({ draft, onClose }: { draft: Draft; onClose: () => void }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <ActDialog open title={`${translate('regulation.act.discard')} ${draft.number}`} submit={translate('regulation.act.discard')} kind="danger" document={DISCARD} onClose={onClose} onDone={() => { void navigate('/regulation'); }}
      input={() => ({ id: draft.id, expectedVersion: draft.version })} success="regulation.notification.discarded" invalidates={[['regulation', 'getList']]}>
      {() => <p>{translate('regulation.hint.discard')}</p>}
    </ActDialog>
  );
};

/** What a lead can do with a draft (§2.4). */
export const VersionActs = ({ draft }: { draft: Draft }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<'edit' | 'publish' | 'discard' | null>(null);
  const close = () => setOpen(null);
  return <>
    <Button kind="quiet" onClick={() => setOpen('discard')}>{translate('regulation.act.discard')}…</Button>
    <Button kind="plain" onClick={() => setOpen('edit')}>{translate('regulation.act.edit')}…</Button>
    <GuardedButton permission="regulation.change" right="regulation.right" kind="primary" onClick={() => setOpen('publish')}>{translate('regulation.act.publish')}…</GuardedButton>
    {open === 'edit' && <Edit draft={draft} onClose={close} />}
    {open === 'publish' && <Publish draft={draft} onClose={close} />}
    {open === 'discard' && <Discard draft={draft} onClose={close} />}
  </>;
};
