import { useRef, type RefObject } from 'react';
import { useTranslate } from 'react-admin';
import { Button, LongTextField, Slot, TextField } from '@reglament/admin/kit';
import type { MailTemplate } from '../documents.ts';
import type { LetterRow } from './draftForm.ts';
import { lettersWith, withPlace } from './letterTexts.ts';
import type { DraftForm } from './useDraftForm.ts';

type Part = 'subject' | 'body';

/** The places that the letter fills; a press puts one where the cursor stands. */
const Places = ({ places, onPlace }: { places: readonly string[]; onPlace: (place: string) => void }) => {
  const translate = useTranslate();
  if (places.length === 0) return <p className="rg-meta">{translate('regulation.letter.noPlaces')}</p>;
  return (
    <div className="regulation-places" role="group" aria-label={translate('regulation.letter.places')}>
      <p className="rg-meta">{translate('regulation.letter.places')}</p>
      {places.map((place) => <button key={place} type="button" className="rg-chip" title={translate(`regulation.place.${place.replaceAll('.', '_')}`, { _: place })} onClick={() => onPlace(place)}>{`{${place}}`}</button>)}
      <p className="rg-meta">{translate('regulation.letter.condition')}</p>
    </div>
  );
};

const Usual = ({ title, text, onTake }: { title: string; text: string; onTake: () => void }) => {
  const translate = useTranslate();
  return (
    <details className="regulation-usual">
      <summary>{title}</summary>
      <p className="rg-prose">{text}</p>
      <Button size="small" onClick={onTake}>{translate('regulation.act.takeUsual')}</Button>
    </details>
  );
};

const cursorIn = (box: RefObject<HTMLDivElement | null>, part: Part): { from: number; to: number } | null => {
  const field = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(part === 'body' ? 'textarea' : 'input');
  return field ? { from: field.selectionStart ?? field.value.length, to: field.selectionEnd ?? field.value.length } : null;
};

/** One letter in one language: its subject and its text. */
export const LetterWords = ({ form, template, locale }: { form: DraftForm; template: MailTemplate; locale: string }) => {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const last = useRef<Part>('body');
  const { mailTexts } = form.values;
  const index = mailTexts.findIndex((one) => one.template === template.key && one.locale === locale);
  const row: LetterRow = mailTexts[index] ?? { template: template.key, locale, subject: '', body: '' };
  const usual = locale === 'ru' ? { subject: template.subjectRu, body: template.bodyRu } : { subject: template.subjectEn, body: template.bodyEn };
  const change = (part: Partial<Pick<LetterRow, Part>>): void => form.set('mailTexts', lettersWith(mailTexts, { ...row, ...part }));
  const place = (name: string): void => {
    const part = last.current;
    const cursor = cursorIn(box, part);
    change({ [part]: withPlace(row[part], name, cursor) });
    box.current?.querySelector<HTMLElement>(part === 'body' ? 'textarea' : 'input')?.focus();
  };
  const placeOf = (part: Part) => (index < 0 ? { name: part, error: undefined } : part === 'subject' ? form.firstAt('mailTexts', index, part) : form.at('mailTexts', index, part));
  return (
    <div ref={box} className="regulation-letter">
      <TextField {...placeOf('subject')} lang={locale} label={translate('regulation.field.subject')} placeholder={translate('regulation.letter.usual')} maxLength={250} value={row.subject} onFocus={() => { last.current = 'subject'; }} onValue={(subject) => change({ subject })} />
      <LongTextField {...placeOf('body')} lang={locale} rows={10} label={translate('regulation.field.body')} placeholder={translate('regulation.letter.usual')} value={row.body} onFocus={() => { last.current = 'body'; }} onValue={(body) => change({ body })} />
      <Places places={template.placeholders} onPlace={place} />
      <Usual title={translate('regulation.letter.usualText')} text={`${usual.subject}\n\n${usual.body}`} onTake={() => change(usual)} />
      <Slot id="regulation.letter" context={{ template: template.key, locale, subject: row.subject || usual.subject, body: row.body || usual.body }} resetKeys={[template.key, locale]} />
    </div>
  );
};
