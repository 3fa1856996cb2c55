import type { TemplateSection } from './documents.ts';

/** Texts by section code. */
export type Texts = Readonly<Record<string, string>>;
const isFilled = (texts: Texts, code: string): boolean => (texts[code] ?? '').trim() !== '';

/** Required sections that are still empty. One with subsections counts as soon as one of them is filled. */
export const missingOf = (sections: readonly Pick<TemplateSection, 'code' | 'required'>[], texts: Texts): string[] =>
  sections
    .filter(({ code, required }) => required && !isFilled(texts, code) && !sections.some((one) => one.code.startsWith(`${code}.`) && isFilled(texts, one.code)))
    .map(({ code }) => code);

/** What is sent: the filled sections of the standard, in its order. */
export const filledOf = (sections: readonly Pick<TemplateSection, 'code'>[], texts: Texts): { code: string; text: string }[] =>
  sections.flatMap(({ code }) => (isFilled(texts, code) ? [{ code, text: (texts[code] ?? '').trim() }] : []));
