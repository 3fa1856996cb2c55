import { Fragment } from 'react';
import { useTranslate } from 'ra-core';
import type { Locale } from '@reglament/schema';
import { piecesOf, type ShownWords } from './wording.ts';

/** Pieces have no identity of their own; their order is what they are. */
const Marked = ({ text }: { text: string }) => piecesOf(text).map((piece, index) => <Fragment key={`${index} ${'place' in piece ? piece.place : ''}`}>{'place' in piece ? <code className="templates-place">{piece.place}</code> : piece.text}</Fragment>);

/** A letter in one language as it is worded now, with the places that it fills. */
export const LetterWords = ({ locale, words }: { locale: Locale; words: ShownWords }) => {
  const translate = useTranslate();
  return (
    <section className="templates-words" lang={locale} aria-label={translate(`templates.language.${locale}`)}>
      <h4>{translate(`templates.language.${locale}`)}{words.isOwn && <span className="rg-chip">{translate('templates.own')}</span>}</h4>
      <p className="templates-subject"><Marked text={words.subject} /></p>
      <p className="rg-prose"><Marked text={words.body} /></p>
    </section>
  );
};
