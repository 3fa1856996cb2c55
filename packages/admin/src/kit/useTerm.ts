import { useCallback } from 'react';
import type { Vocabulary } from '@reglament/schema';
import { useConsoleLocale } from './useConsoleLocale.ts';

/** The label of a word of the desk: `term(priorities, 'HIGH')` → «Высокий». An unknown code is shown as it is. */
export const useTerm = (): (<V extends Vocabulary>(vocabulary: V, code: (keyof V & string) | null | undefined) => string) => {
  const locale = useConsoleLocale();
  return useCallback((vocabulary, code) => (code ? vocabulary[code]?.[locale] ?? code : ''), [locale]);
};
