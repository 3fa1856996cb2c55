import { useEffect, useState } from 'react';
import type { ComposerContext } from '../registries.ts';

/** A word of the text that ends at the caret, in characters from the beginning, and the letters to look for. */
export interface FieldWord { readonly start: number; readonly end: number; readonly query: string }

/** The word that `wordAt` finds before the caret while somebody writes it; null when there is none or it was put away. */
export const useFieldWord = ({ field, text }: Pick<ComposerContext, 'field' | 'text'>, wordAt: (textBeforeCaret: string) => FieldWord | null) => {
  const [word, setWord] = useState<FieldWord | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  useEffect(() => {
    if (!field) return undefined;
    const node = field.element;
    const look = (): void => setWord(document.activeElement === node ? wordAt(field.textBeforeCaret()) : null);
    look();
    const events = ['keyup', 'click', 'focus', 'blur'] as const;
    for (const event of events) node.addEventListener(event, look);
    return () => { for (const event of events) node.removeEventListener(event, look); };
  }, [field, text, wordAt]);
  return { word: word && word.start !== dismissed ? word : null, dismiss: () => setDismissed(word?.start ?? null) };
};
