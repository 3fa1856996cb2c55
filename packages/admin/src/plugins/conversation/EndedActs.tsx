import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { Button, type EndedAnswer } from '@reglament/admin/kit';

/** What its writer can do with an answer that cannot be sent: take the text along, see what happened, let it go. */
export default function EndedActs({ text, field, onShow, onDiscard }: EndedAnswer) {
  const translate = useTranslate();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // without TLS the browser offers no clipboard: selected it is one Ctrl+C away
      field?.focus();
      document.execCommand('selectAll');
    }
  };
  return (
    <>
      <Button size="small" onClick={() => { void copy(); }}>{translate(isCopied ? 'conversation.ended.copied' : 'conversation.ended.copy')}</Button>
      {onShow && <Button size="small" onClick={onShow}>{translate('conversation.meanwhile.show')}</Button>}
      <Button size="small" onClick={onDiscard}>{translate('conversation.ended.discard')}</Button>
    </>
  );
}
