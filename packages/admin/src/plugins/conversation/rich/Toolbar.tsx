import { useEffect, useReducer, useState, type ComponentType } from 'react';
import { useTranslate } from 'ra-core';
import type { Editor } from '@tiptap/core';
import BoldIcon from '@mui/icons-material/FormatBoldOutlined';
import ItalicIcon from '@mui/icons-material/FormatItalicOutlined';
import BulletsIcon from '@mui/icons-material/FormatListBulletedOutlined';
import NumbersIcon from '@mui/icons-material/FormatListNumberedOutlined';
import QuoteIcon from '@mui/icons-material/FormatQuoteOutlined';
import CodeIcon from '@mui/icons-material/CodeOutlined';
import BlockIcon from '@mui/icons-material/DataObjectOutlined';
import LinkIcon from '@mui/icons-material/LinkOutlined';
import { hotkeyText } from '@reglament/admin/kit';
import { toolbarFormats, type Format } from './formats.ts';
import { LinkLine } from './LinkLine.tsx';

type Icon = ComponentType<{ fontSize?: 'small' }>;
const icons: Readonly<Record<Format['name'], Icon>> = { bold: BoldIcon, italic: ItalicIcon, bulletList: BulletsIcon, orderedList: NumbersIcon, blockquote: QuoteIcon, code: CodeIcon, codeBlock: BlockIcon };
const linkKeys = 'mod+shift+l';

const FormatButton = ({ label, keys, icon: Picture, isOn, onClick }: { label: string; keys: string; icon: Icon; isOn: boolean; onClick: () => void }) => (
  // a press must not take the focus, nor with it the selection
  <button type="button" className="conversation-format" aria-label={label} title={`${label} (${hotkeyText(keys)})`} aria-pressed={isOn} onMouseDown={(event) => event.preventDefault()} onClick={onClick}><Picture fontSize="small" /></button>
);

/** The formats of an answer, each with its key, pressed where the caret stands in one. */
export const Toolbar = ({ editor }: { editor: Editor }) => {
  const translate = useTranslate();
  const [, look] = useReducer((count: number) => count + 1, 0);
  const [isLinking, setIsLinking] = useState(false);
  useEffect(() => {
    const link = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyL' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setIsLinking(true);
    };
    const { dom } = editor.view;
    editor.on('transaction', look);
    dom.addEventListener('keydown', link);
    return () => {
      editor.off('transaction', look);
      dom.removeEventListener('keydown', link);
    };
  }, [editor]);
  return (
    <>
      <div className="conversation-formats" role="group" aria-label={translate('conversation.formatting.title')}>
        {toolbarFormats.map(({ name, keys, toggle }) => <FormatButton key={name} label={translate(`conversation.formatting.${name}`)} keys={keys} icon={icons[name]} isOn={editor.isActive(name)} onClick={() => toggle(editor)} />)}
        <FormatButton label={translate('conversation.formatting.link')} keys={linkKeys} icon={LinkIcon} isOn={editor.isActive('link')} onClick={() => setIsLinking(true)} />
      </div>
      {isLinking && <LinkLine editor={editor} onClose={() => { setIsLinking(false); editor.view.focus(); }} />}
    </>
  );
};
