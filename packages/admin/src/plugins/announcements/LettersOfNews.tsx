import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { locales } from '@reglament/schema';
import { Button, Loaded, PreviewFrame, useConsoleLocale, useRead, useSettled } from '@reglament/admin/kit';
import { PREVIEW } from './documents.ts';
import { toInput } from './toInput.ts';
import './announcements.css';

/** The letters of an announcement as contacts will get them, and how many they reach; made by the server from what is typed. */
export const LettersOfNews = () => {
  const translate = useTranslate();
  const { requestKey: _key, ...input } = toInput(useWatch<Record<string, unknown>>());
  const isWanted = input['tellClients'] === true;
  const [locale, setLocale] = useState<string>(useConsoleLocale());
  const settled = JSON.parse(useSettled(JSON.stringify(input))) as Record<string, unknown>;
  const result = useRead(PREVIEW, { input: settled }, { staleMs: 0, enabled: isWanted });
  if (!isWanted) return <p className="rg-meta">{translate('announcements.preview.none')}</p>;
  return (
    <section aria-label={translate('announcements.preview.title')} aria-busy={result.isFetching}>
      <Loaded result={result}>{({ preview, userErrors }) => {
        const letter = preview?.letters.find((one) => one.locale === locale);
        // what is still to be filled in needs no sentence; what is wrong does
        const wrong = userErrors.find(({ code }) => code !== 'REQUIRED_FIELD_MISSING');
        if (!preview || !letter) return <p className="rg-meta">{wrong?.message ?? translate('announcements.preview.unfinished')}</p>;
        return <>
          <div className="announcements-letters">
            <p role="status">{preview.recipients === 0 ? translate('announcements.preview.nobody') : translate('announcements.preview.recipients', { smart_count: preview.recipients })}</p>
            <div role="group" aria-label={translate('announcements.preview.language')}>
              {locales.map((one) => <Button key={one} size="small" kind="quiet" aria-pressed={one === locale} onClick={() => setLocale(one)}>{translate(`announcements.language.${one}`)}</Button>)}
            </div>
          </div>
          <article className="announcements-letter" lang={letter.locale}>
            <p><strong>{letter.subject}</strong></p>
            <PreviewFrame html={letter.html} title={translate('announcements.preview.title')} />
          </article>
        </>;
      }}</Loaded>
    </section>
  );
};
