import type { Term, TermsOfReferenceStandard } from '@reglament/schema';
import { standards, type StandardSection } from './standards.ts';

/** A section as the client filled it in. */
export interface FilledSection {
  code: string;
  text: string;
}

/** The filled sections in the order of the standard; a section without text is not there. */
export const inStandardOrder = (standard: TermsOfReferenceStandard, filled: readonly FilledSection[]): (StandardSection & FilledSection)[] =>
  standards[standard].flatMap((section) => {
    const text = filled.find(({ code }) => code === section.code)?.text.trim() ?? '';
    return text === '' ? [] : [{ ...section, text }];
  });

/** §3.16: which required sections are missing. A section with subsections is there as soon as one of them is. */
export const missingSections = (standard: TermsOfReferenceStandard, filled: readonly FilledSection[]): StandardSection[] => {
  const there = inStandardOrder(standard, filled);
  return standards[standard].filter(({ code, required }) => required && !there.some((one) => one.code === code || one.code.startsWith(`${code}.`)));
};

/** The names of sections in both languages, as a sentence lists them. */
export const namesOf = (sections: readonly StandardSection[]): Term => ({
  ru: sections.map(({ code, name }) => `${code} «${name.ru}»`).join(', '),
  en: sections.map(({ code, name }) => `${code} "${name.en}"`).join(', '),
});
