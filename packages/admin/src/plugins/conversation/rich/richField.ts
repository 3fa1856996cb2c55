import type { Editor } from '@tiptap/core';
import { blocksOf, isFormatted, linesOf, textOf } from './richText.ts';
import type { WritingField } from '../writing/writingField.ts';

/** What stands in the editor: plain text always, HTML only when something is formatted. */
export const writtenIn = (editor: Editor): { text: string; html: string | null } => {
  const doc = editor.getJSON();
  return { text: textOf(doc), html: isFormatted(doc) ? editor.getHTML() : null };
};

const textBefore = ({ state: { doc, selection } }: Editor): string => doc.textBetween(0, selection.from, '\n\n', '\n');
/** The caret in characters of the plain text; with lists and quotes it is near. */
export const caretIn = (editor: Editor): number => textBefore(editor).length;

/** The editor as the field of the composer. */
export const richField = (editor: Editor): WritingField => ({
  element: editor.view.dom,
  textBeforeCaret: () => textBefore(editor),
  replaceBefore: (count, text) => {
    const { from, to } = editor.state.selection;
    // at once: what is typed in the same moment comes behind it
    editor.view.focus();
    editor.chain().insertContentAt({ from: from - count, to }, linesOf(text)).run();
  },
  focus: () => editor.view.focus(),
  quote: ({ source, text }) => {
    const isLineBegun = editor.state.selection.$from.parent.content.size > 0;
    editor.view.focus();
    editor.chain().command(({ commands }) => !isLineBegun || commands.splitBlock())
      .insertContent([...blocksOf(`${source}:`), { type: 'blockquote', content: blocksOf(text.trim()) }, { type: 'paragraph' }]).run();
  },
});
