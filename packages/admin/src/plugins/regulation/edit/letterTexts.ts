import type { LetterRow } from './draftForm.ts';

/** The letters with one of them in these words; a letter whose words are taken away is a usual one again. */
export const lettersWith = (letters: readonly LetterRow[], letter: LetterRow): LetterRow[] => {
  const isOwn = letter.subject !== '' || letter.body !== '';
  const at = letters.findIndex(({ template, locale }) => template === letter.template && locale === letter.locale);
  if (at < 0) return isOwn ? [...letters, letter] : [...letters];
  return isOwn ? letters.with(at, letter) : letters.toSpliced(at, 1);
};

/** The text with a place put at the cursor, or at the end. */
export const withPlace = (text: string, place: string, cursor: { from: number; to: number } | null): string => {
  const { from, to } = cursor ?? { from: text.length, to: text.length };
  return `${text.slice(0, from)}{${place}}${text.slice(to)}`;
};
