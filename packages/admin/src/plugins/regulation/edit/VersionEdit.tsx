import { useEffect, useRef, type ComponentType, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { regulationParameters, type RegulationParameter } from '@reglament/schema';
import { Button, FormSection, LongTextField, Page, ShowPage, TextField, useHotkey, useTerm } from '@reglament/admin/kit';
import type { RegulationVersion } from '../documents.ts';
import { anchorOf } from './anchor.ts';
import { Categories } from './Categories.tsx';
import { Contents } from './Contents.tsx';
import { parts, type Draft } from './draftForm.ts';
import { Letters } from './Letters.tsx';
import { Correspondence, Grace, Quarantine, TermsReview } from './Numbers.tsx';
import { Reasons } from './Reasons.tsx';
import { Terms } from './Terms.tsx';
import { useDraftForm, type DraftForm } from './useDraftForm.ts';
import { WorkingTime } from './WorkingTime.tsx';
import './edit.css';

const bodies: Readonly<Record<string, ComponentType<{ form: DraftForm }>>> = { '4.6': WorkingTime, '4.7': Terms, '4.9': Quarantine, '4.4': Correspondence, '6': Grace, '3.16': TermsReview, '4.13': Reasons, '3': Categories, '4.2': Letters };

const About = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return (
    <FormSection title={translate('regulation.part.about')} hint={translate('regulation.hint.about')}>
      <LongTextField {...form.at('summary')} rows={3} label={translate('regulation.field.summary')} value={form.values.summary} onValue={(summary) => form.set('summary', summary)} />
      <TextField {...form.at('effectiveFrom')} type="date" label={translate('regulation.field.effectiveFrom')} value={form.values.effectiveFrom} onValue={(day) => form.set('effectiveFrom', day)} />
    </FormSection>
  );
};

const EditForm = ({ draft }: { draft: Draft }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const navigate = useNavigate();
  const show = `/regulation/${draft.id}/show`;
  const { form, fields, errors, isNewer, wasRestored, pending, save, discard } = useDraftForm(draft, () => { void navigate(show); });
  const element = useRef<HTMLFormElement>(null);
  // whoever saved by the keyboard lands where something is to be mended
  useEffect(() => { element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus(); }, [errors]);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!pending && fields.length > 0) void save();
  };
  useHotkey('mod+enter', () => submit(), { label: 'regulation.act.save', inFields: true });
  const names = fields.map((field) => (field in regulationParameters ? term(regulationParameters, field as RegulationParameter) : translate(`regulation.field.${field}`)));
  return (
    <form ref={element} className="regulation-form" noValidate onSubmit={submit}>
      <Contents form={form} />
      <div>
        {wasRestored && <p className="regulation-restored" role="status">{translate('regulation.hint.restored')}</p>}
        <About form={form} />
        {parts.map(({ clause }) => {
          const Body = bodies[clause];
          return Body && <div key={clause} id={anchorOf(clause)} className="regulation-part"><FormSection title={`§${clause} ${translate(`regulation.part.${clause.replaceAll('.', '_')}`)}`}><Body form={form} /></FormSection></div>;
        })}
        <footer className="rg-form-foot">
          {isNewer && <p className="rg-error" role="alert">{translate('kit.records.newer')}</p>}
          <Button type="submit" kind="primary" hotkey="mod+enter" pending={pending} disabled={fields.length === 0}>{translate('regulation.act.save')}</Button>
          <Link className="rg-button" data-kind="plain" to={show}>{translate('regulation.act.back')}</Link>
          {fields.length > 0 && <Button kind="quiet" onClick={discard}>{translate('regulation.act.forget')}</Button>}
          <span className="rg-meta regulation-changed" role="status">{fields.length === 0 ? translate('regulation.hint.unchanged') : translate('regulation.hint.changed', { what: names.join(', ') })}</span>
        </footer>
      </div>
    </form>
  );
};

/** A draft by clauses: every parameter that a version sets (§2.4). What is published is only looked at. */
export default function VersionEdit() {
  const translate = useTranslate();
  return (
    <ShowPage<RegulationVersion> whole={['parameters']}>
      {(version) => (
        <Page title={`${translate('regulation.act.editing')} ${version.number}`} subtitle={<Link className="rg-back" to={`/regulation/${version.id}/show`}>← {translate('regulation.menu')} {version.number}</Link>}>
          {version.status === 'DRAFT' && version.parameters ? <EditForm draft={{ ...version, parameters: version.parameters }} /> : <p role="status">{translate('regulation.hint.published')}</p>}
        </Page>
      )}
    </ShowPage>
  );
}
