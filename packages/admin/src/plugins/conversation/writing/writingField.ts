import type { ComposerField } from '@reglament/admin/kit';
import type { Quote } from './quote.ts';

/** The field of the composer, plain or formatted. */
export interface WritingField extends ComposerField {
  /** Puts words of somebody at the caret, on lines of their own. */
  readonly quote: (quote: Quote) => void;
}

/** Where the caret was in the field that went away, in characters of its plain text; the field that takes its place goes on there. */
export interface Caret { readonly at: number; readonly isFocused: boolean }

/** What both kinds of field are told. */
export interface FieldProps {
  readonly text: string;
  readonly label: string;
  readonly caret: { current: Caret | null };
  readonly onField: (field: WritingField | null) => void;
  /** Files of the clipboard. */
  readonly onFiles: (files: File[]) => void;
}
