import { useLayoutEffect, useRef } from 'react';
import { filesOfPaste } from '@reglament/admin/kit';
import { plainField } from './plainField.ts';
import type { FieldProps } from './writingField.ts';

export interface PlainFieldProps extends FieldProps {
  /** While the formatted field is on its way to a formatted text, and when the text can no longer be sent. */
  readonly isReadOnly: boolean;
  readonly onWrite: (text: string) => void;
}

/** The field for plain text: what everybody has until they ask for formatting. */
export const PlainField = ({ text, label, caret, isReadOnly, onField, onFiles, onWrite }: PlainFieldProps) => {
  const element = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return undefined;
    if (caret.current) {
      if (caret.current.isFocused) node.focus();
      node.setSelectionRange(caret.current.at, caret.current.at);
    }
    onField(plainField(node));
    return () => {
      caret.current = { at: node.selectionStart, isFocused: document.activeElement === node };
      onField(null);
    };
  }, [caret, onField]);
  return (
    <textarea
      ref={element} value={text} rows={2} readOnly={isReadOnly} aria-label={label} placeholder={label} onChange={(event) => onWrite(event.target.value)}
      onPaste={(event) => { const pasted = filesOfPaste(event); if (pasted.length > 0) { event.preventDefault(); onFiles(pasted); } }}
    />
  );
};
