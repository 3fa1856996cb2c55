import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { letterTemplates, locales, type LetterTemplate } from '@reglament/schema';
import { ChoiceField, Loaded, useRead, useTerm } from '@reglament/admin/kit';
import { MAIL_TEMPLATES, type MailTemplate } from '../documents.ts';
import { LetterWords } from './LetterWords.tsx';
import { ParameterGroup } from './ParameterFrame.tsx';
import type { DraftForm } from './useDraftForm.ts';

interface Chosen { template: string; locale: string }

/** The letter in which something was refused, for it may be another one than the one that is looked at. */
const faultyOf = ({ errorPaths, values: { mailTexts } }: DraftForm): Chosen | undefined => {
  const row = errorPaths.map((path) => /^parameters\.mailTexts\.(\d+)\./.exec(path)?.[1]).find((index) => index !== undefined);
  return row === undefined ? undefined : mailTexts[Number(row)];
};

const Choose = ({ form, templates }: { form: DraftForm; templates: readonly MailTemplate[] }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const [search] = useSearchParams();
  const asked = templates.find(({ key }) => key === search.get('letter')) ?? templates[0];
  const [chosen, setChosen] = useState<Chosen>({ template: asked?.key ?? '', locale: 'ru' });
  const [shownFault, setShownFault] = useState<Chosen>();
  const faulty = faultyOf(form);
  if (faulty?.template !== shownFault?.template || faulty?.locale !== shownFault?.locale) {
    setShownFault(faulty);
    if (faulty) setChosen({ template: faulty.template, locale: faulty.locale });
  }
  const ownIn = (template: string, locale?: string): boolean => form.values.mailTexts.some((one) => one.template === template && (locale === undefined || one.locale === locale));
  const marked = (words: string, own: boolean): string => (own ? `${words} · ${translate('regulation.letter.own')}` : words);
  const template = templates.find(({ key }) => key === chosen.template);
  return <>
    <div className="regulation-row">
      <ChoiceField label={translate('regulation.field.letter')} value={chosen.template} onValue={(key) => setChosen({ ...chosen, template: key })}
        choices={templates.map(({ key }) => ({ value: key, label: marked(term(letterTemplates, key as LetterTemplate), ownIn(key)) }))} />
      <ChoiceField label={translate('regulation.field.language')} value={chosen.locale} onValue={(locale) => setChosen({ ...chosen, locale })}
        choices={locales.map((locale) => ({ value: locale, label: marked(translate(`regulation.language.${locale}`), ownIn(chosen.template, locale)) }))} />
    </div>
    {template && <p className="rg-meta">{translate('regulation.letter.clauses', { clauses: template.clause.split(', ').map((clause) => `§${clause}`).join(', ') })}</p>}
    {template && <LetterWords key={`${chosen.template} ${chosen.locale}`} form={form} template={template} locale={chosen.locale} />}
  </>;
};

/** Whoever comes to change one letter lands at it. */
const useLanding = (): RefObject<HTMLDivElement | null> => {
  const [search] = useSearchParams();
  const landing = useRef<HTMLDivElement>(null);
  const isAsked = search.has('letter');
  useEffect(() => { if (isAsked) landing.current?.scrollIntoView(); }, [isAsked]);
  return landing;
};

/** §4.2, §4.4: letters of the desk in words of this version; what is left empty keeps the usual ones. */
export const Letters = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  const landing = useLanding();
  const templates = useRead(MAIL_TEMPLATES, {}, { staleMs: Number.POSITIVE_INFINITY });
  return (
    <div ref={landing}>
      <ParameterGroup form={form} parameter="mailTexts" alone hint={translate('regulation.hint.letters')}>
        <Loaded result={templates}>{(all) => <Choose form={form} templates={all} />}</Loaded>
      </ParameterGroup>
    </div>
  );
};
