import { useState } from 'react';
import { useTranslate } from 'ra-core';
import type { Editor } from '@tiptap/core';
import { Button } from '@reglament/admin/kit';
import { linkAddress } from './linkAddress.ts';

/** Asks where the selected words lead; without any the address itself becomes the words. */
export const LinkLine = ({ editor, onClose }: { editor: Editor; onClose: () => void }) => {
  const translate = useTranslate();
  const present: unknown = editor.getAttributes('link')['href'];
  const [typed, setTyped] = useState(typeof present === 'string' ? present : '');
  const [isRefused, setIsRefused] = useState(false);
  const put = (): void => {
    const href = linkAddress(typed);
    if (href === null) { setIsRefused(true); return; }
    const isBare = editor.state.selection.empty && !editor.isActive('link');
    if (isBare) editor.chain().focus().insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).unsetMark('link').run();
    else editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
    onClose();
  };
  return (
    <div className="conversation-linking">
      <label>{translate('conversation.formatting.address')}<input
        type="text" inputMode="url" autoFocus value={typed} aria-invalid={isRefused} onChange={(event) => { setTyped(event.target.value); setIsRefused(false); }}
        onKeyDown={(event) => {
          if (event.code !== 'Enter' && event.code !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.code === 'Enter') put();
          else onClose();
        }}
      /></label>
      <Button size="small" onClick={put}>{translate('conversation.formatting.put')}</Button>
      {editor.isActive('link') && <Button size="small" onClick={() => { editor.chain().focus().extendMarkRange('link').unsetLink().run(); onClose(); }}>{translate('conversation.formatting.unlink')}</Button>}
      {isRefused && <span className="rg-error" role="alert">{translate('conversation.formatting.badAddress')}</span>}
    </div>
  );
};
