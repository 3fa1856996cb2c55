import { useTranslate } from 'react-admin';
import { LongTextField, useConsoleLocale } from '@reglament/admin/kit';
import type { TemplateSection } from './documents.ts';
import type { Texts } from './sections.ts';

/** The anchor of a section in the form. */
export const anchorOf = (code: string): string => `section-${code}`;

/** The sections of the standard, each with what belongs there; required ones are marked. */
export const SectionFields = ({ sections, texts, missing, onChange }: { sections: readonly TemplateSection[]; texts: Texts; missing: readonly string[]; onChange: (texts: Texts) => void }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return sections.map(({ code, nameRu, nameEn, hintRu, hintEn, required }) => (
    <div key={code} id={anchorOf(code)} className="terms-section" data-depth={code.split('.').length}>
      <LongTextField
        label={`${code} ${locale === 'en' ? nameEn : nameRu}`} hint={locale === 'en' ? hintEn : hintRu} required={required} rows={required ? 4 : 2} value={texts[code] ?? ''}
        error={missing.includes(code) ? translate('termsOfReference.hint.missing') : undefined}
        onValue={(text) => onChange({ ...texts, [code]: text })}
      />
    </div>
  ));
};

/** The way through a long form: what is filled, what is still missing. */
export const Contents = ({ sections, texts, open }: { sections: readonly TemplateSection[]; texts: Texts; open: readonly string[] }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <nav className="terms-contents" aria-label={translate('termsOfReference.section.contents')}>
      <ol>
        {sections.map(({ code, nameRu, nameEn }) => {
          const state = (texts[code] ?? '').trim() !== '' ? 'filled' : open.includes(code) ? 'missing' : 'empty';
          return (
            <li key={code} data-state={state} data-depth={code.split('.').length}>
              <a href={`#${anchorOf(code)}`} onClick={(event) => { event.preventDefault(); document.getElementById(anchorOf(code))?.querySelector('textarea')?.focus(); }}>
                <span aria-hidden="true">{state === 'filled' ? '✓' : state === 'missing' ? '•' : ''}</span> {code} {locale === 'en' ? nameEn : nameRu}
                {state !== 'empty' && <span className="rg-unseen"> {translate(`termsOfReference.state.${state}`)}</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
