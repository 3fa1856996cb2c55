import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { letterMoments, letterTemplates, locales, type LetterTemplate, type Locale } from '@reglament/schema';
import { Card, ChoiceField, DeskTime, formatDay, RecordLink, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import { ChangeWords } from './ChangeWords.tsx';
import type { LetterTemplateRecord, WordingVersion } from './documents.ts';
import LetterPreview from './LetterPreview.tsx';
import { LetterWords } from './LetterWords.tsx';
import { draftOf, historyOf, inForce, wordsIn } from './wording.ts';

const History = ({ versions }: { versions: readonly WordingVersion[] }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  if (versions.length === 0) return <p className="rg-meta">{translate('templates.history.none')}</p>;
  return (
    <ul className="rg-plain-list templates-history">
      {versions.map(({ id, number, effectiveFrom, publishedAt, publishedBy }) => (
        <li key={id}>
          <RecordLink resource="regulation" id={id}>{translate('templates.history.version', { number })}</RecordLink> {translate('templates.history.from', { day: formatDay(effectiveFrom, locale) })}
          {publishedAt && <span className="rg-meta">{publishedBy && `${publishedBy}, `}<DeskTime at={publishedAt} style="message" /></span>}
        </li>
      ))}
    </ul>
  );
};

/** One letter: when it is written, its words in both languages, how it looks, and which versions changed it. */
export const LetterCard = ({ letter, versions }: { letter: LetterTemplateRecord; versions: readonly WordingVersion[] }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const [locale, setLocale] = useState<Locale>(useConsoleLocale());
  const current = inForce(versions);
  const words = wordsIn(current, letter, locale);
  const key = letter.key as LetterTemplate;
  return (
    <div className="rg-stack">
      <Card title={`${term(letterTemplates, key)} ${letter.clause.split(', ').map((clause) => `§${clause}`).join(', ')}`} action={<ChangeWords template={letter.key} draft={draftOf(versions)} />}>
        <p>{term(letterMoments, key)}.</p>
        <p className="rg-meta">{translate('templates.hint.force')}</p>
        <div className="templates-languages">{locales.map((one) => <LetterWords key={one} locale={one} words={wordsIn(current, letter, one)} />)}</div>
      </Card>
      <Card title={translate('templates.preview.title')}>
        <LetterPreview template={letter.key} locale={locale} subject={words.subject} body={words.body}>
          <ChoiceField label={translate('templates.field.language')} value={locale} onValue={(value) => setLocale(value as Locale)} choices={locales.map((value) => ({ value, label: translate(`templates.language.${value}`) }))} />
        </LetterPreview>
      </Card>
      <Card title={translate('templates.history.title')}><History versions={historyOf(versions, letter)} /></Card>
    </div>
  );
};
