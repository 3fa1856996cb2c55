import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import { letterTemplates, locales, type LetterTemplate } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';
import type { LetterTemplateRecord, WordingVersion } from './documents.ts';
import { groupOf, groups } from './groups.ts';
import { inForce, wordsIn } from './wording.ts';

/** The letters of the desk by whom they go to; those in words of the version in force are marked. */
export const LetterIndex = ({ letters, versions, chosen }: { letters: readonly LetterTemplateRecord[]; versions: readonly WordingVersion[]; chosen: string }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const current = inForce(versions);
  return (
    <nav className="templates-index" aria-label={translate('templates.menu')}>
      {groups.map((group) => (
        <section key={group}>
          <h2>{translate(`templates.group.${group}`)}</h2>
          <ul>
            {letters.filter(({ key }) => groupOf(key) === group).map((letter) => (
              <li key={letter.key}>
                <Link to={`/templates?letter=${encodeURIComponent(letter.key)}`} aria-current={letter.key === chosen ? 'page' : undefined}>
                  <span>{term(letterTemplates, letter.key as LetterTemplate)}</span>
                  {locales.some((locale) => wordsIn(current, letter, locale).isOwn) && <span className="rg-chip">{translate('templates.own')}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
};
