import { quoteLines } from './quote.ts';
import type { WritingField } from './writingField.ts';

/** A textarea as the field of the composer. */
export const plainField = (element: HTMLTextAreaElement): WritingField => {
  const textBeforeCaret = (): string => element.value.slice(0, element.selectionStart);
  const replaceBefore = (count: number, text: string): void => {
    element.focus();
    element.setRangeText(text, Math.max(0, element.selectionStart - count), element.selectionEnd, 'end');
    // React learns of it as of any typing
    element.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return { element, textBeforeCaret, replaceBefore, focus: () => element.focus(), quote: (quote) => replaceBefore(0, quoteLines(quote, textBeforeCaret())) };
};
