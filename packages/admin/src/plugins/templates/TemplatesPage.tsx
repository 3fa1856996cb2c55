import { useTranslate } from 'ra-core';
import { useSearchParams } from 'react-router';
import { Loaded, Page, useRead } from '@reglament/admin/kit';
import { LETTER_TEMPLATES, WORDING_VERSIONS } from './documents.ts';
import { LetterCard } from './LetterCard.tsx';
import { LetterIndex } from './LetterIndex.tsx';
import './templates.css';

/** Every letter that the desk writes: when, in which words, and how it looks to its reader (§2.4, §4.2). */
export default function TemplatesPage() {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const letters = useRead(LETTER_TEMPLATES, {}, { staleMs: Number.POSITIVE_INFINITY });
  const versions = useRead(WORDING_VERSIONS, {}, { staleMs: 0 });
  return (
    <Page title={translate('templates.menu')}>
      <Loaded result={letters}>{(all) => <Loaded result={versions}>{({ nodes }) => {
        const letter = all.find(({ key }) => key === search.get('letter')) ?? all[0];
        return letter && <div className="templates-page"><LetterIndex letters={all} versions={nodes} chosen={letter.key} /><LetterCard key={letter.key} letter={letter} versions={nodes} /></div>;
      }}</Loaded>}</Loaded>
    </Page>
  );
}
