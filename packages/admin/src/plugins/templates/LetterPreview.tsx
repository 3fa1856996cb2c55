import { useState, type ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import { ChoiceField, Loaded, PreviewFrame, RecordLink, TextField, useRead, useSettled } from '@reglament/admin/kit';
import { LETTER_PREVIEW, type Preview, type Words } from './documents.ts';
import './templates.css';

const forms = ['html', 'text'] as const;
type Form = (typeof forms)[number];

const Remarks = ({ preview }: { preview: Preview }) => {
  const translate = useTranslate();
  const named = (places: readonly string[]): string => places.map((place) => `{${place}}`).join(', ');
  return <>
    <p className="rg-meta">{translate('templates.preview.filled')} <RecordLink resource="tickets" id={preview.ticketNumber}>{preview.ticketNumber}</RecordLink>, {translate('templates.preview.version', { number: preview.regulationNumber })}</p>
    {preview.examples.length > 0 && <p className="rg-meta">{translate('templates.preview.examples', { places: named(preview.examples) })}</p>}
    {preview.emptyPlaces.length > 0 && <p className="rg-meta">{translate('templates.preview.empty', { places: named(preview.emptyPlaces) })}</p>}
  </>;
};

const Letter = ({ preview, form }: { preview: Preview; form: Form }) => {
  const translate = useTranslate();
  return (
    <article className="templates-letter">
      <dl>
        <div><dt>{translate('templates.field.subject')}</dt><dd className="templates-subject">{preview.subject}</dd></div>
        {preview.headers.map(({ name, value }) => <div key={name}><dt lang="en">{name}</dt><dd>{value}</dd></div>)}
      </dl>
      {form === 'html' ? <PreviewFrame html={preview.html} title={translate('templates.preview.title')} /> : <pre className="templates-text">{preview.body}</pre>}
    </article>
  );
};

/** A letter in given words as its reader will get it, filled from a real ticket by the server; what is wrong with the words is said with its place. */
export default function LetterPreview({ template, locale, subject, body, children }: Words & { children?: ReactNode }) {
  const translate = useTranslate();
  const [ticket, setTicket] = useState('');
  const [form, setForm] = useState<Form>('html');
  const settled = JSON.parse(useSettled(JSON.stringify({ template, locale, subject: subject || null, body: body || null, ticketId: ticket.trim() || null }))) as Words & { ticketId: string | null };
  const result = useRead(LETTER_PREVIEW, { input: settled }, { staleMs: 0 });
  const errors = result.data?.userErrors ?? [];
  const ofTicket = errors.find(({ field }) => field[0] === 'ticketId');
  return (
    <section className="templates-preview" aria-label={translate('templates.preview.title')} aria-busy={result.isFetching}>
      <div className="templates-choices">
        {children}
        <TextField label={translate('templates.field.ticket')} placeholder={translate('templates.preview.newest')} value={ticket} onValue={setTicket} error={ofTicket && translate('templates.preview.noTicket')} autoComplete="off" />
        <ChoiceField label={translate('templates.field.form')} value={form} onValue={(value) => setForm(value as Form)} choices={forms.map((value) => ({ value, label: translate(`templates.form.${value}`) }))} />
      </div>
      <Loaded result={result}>{({ preview }) => <>
        {errors.filter((error) => error !== ofTicket).map(({ field, message }) => <p key={`${field.join('.')} ${message}`} className="rg-error" role="alert">{message.replace(/^(?:Поле «\w+»|"\w+"): /, `${translate(`templates.field.${field[0]}`, { _: '' })}: `)}</p>)}
        {preview && <Remarks preview={preview} />}
        {preview && <Letter preview={preview} form={form} />}
      </>}</Loaded>
    </section>
  );
}
