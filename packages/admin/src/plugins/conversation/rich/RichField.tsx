import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { FieldProps } from '../writing/writingField.ts';
import { formats } from './formats.ts';
import { caretIn, richField, writtenIn } from './richField.ts';
import { blocksOf } from './richText.ts';
import { Toolbar } from './Toolbar.tsx';
import { withWordLists } from './wordLists.ts';
import './rich.css';

export interface RichFieldProps extends FieldProps {
  /** The text with its formatting; null when nothing is formatted. */
  readonly html: string | null;
  readonly onWrite: (text: string, html: string | null) => void;
}

const contentOf = (text: string, html: string | null) => html ?? { type: 'doc', content: blocksOf(text) };
/** Keys that are the composer’s and not the text’s. */
const isComposers = (event: KeyboardEvent): boolean => event.code === 'Escape' || (event.code === 'Enter' && (event.ctrlKey || event.metaKey));

/** The field for formatted answers. It holds what the schema knows, and takes over text and caret of the plain field. */
export default function RichField(props: RichFieldProps) {
  const { text, html, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const written = useRef({ text, html });
  const [editor, setEditor] = useState<Editor | null>(null);
  useLayoutEffect(() => { latest.current = props; });
  useLayoutEffect(() => {
    const { caret, onField } = latest.current;
    const created = new Editor({
      element: box.current, extensions: formats, content: contentOf(latest.current.text, latest.current.html), injectCSS: false,
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true' },
        handleKeyDown: (_view, event) => isComposers(event),
        handlePaste: (_view, event) => {
          const data = event.clipboardData;
          const pasted = data && ![...data.types].includes('text/plain') ? [...data.files] : [];
          if (pasted.length > 0) latest.current.onFiles(pasted);
          return pasted.length > 0;
        },
        transformPastedHTML: withWordLists,
        clipboardTextParser: (pasted, _context, _plain, { state: { schema } }) => Slice.maxOpen(Fragment.from(blocksOf(pasted.replaceAll(/\r\n?/g, '\n')).map((block) => schema.nodeFromJSON(block)))),
      },
      onUpdate: ({ editor: changed }) => {
        written.current = writtenIn(changed);
        latest.current.onWrite(written.current.text, written.current.html);
      },
    });
    const { tr, doc } = created.state;
    // a paragraph begins and ends with one position each, as two line breaks part two of them in plain text
    if (caret.current) created.view.dispatch(tr.setSelection(Selection.near(doc.resolve(Math.min(caret.current.at + 1, doc.content.size)))));
    if (caret.current?.isFocused) created.view.focus();
    setEditor(created);
    onField(richField(created));
    return () => {
      caret.current = { at: caretIn(created), isFocused: created.isFocused };
      onField(null);
      created.destroy();
    };
  }, []);
  useLayoutEffect(() => { editor?.view.dom.setAttribute('aria-label', label); }, [editor, label]);
  useEffect(() => {
    // what another window wrote, what was taken back, what was sent
    if (!editor || (written.current.text === text && written.current.html === html)) return;
    written.current = { text, html };
    editor.commands.setContent(contentOf(text, html), { emitUpdate: false });
  }, [editor, text, html]);
  return (
    <div className="conversation-rich">
      {editor && <Toolbar editor={editor} />}
      <div ref={box} data-placeholder={text === '' && html === null ? label : undefined} />
    </div>
  );
}
