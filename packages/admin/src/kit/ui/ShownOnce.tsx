import { useState, type ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import { Button } from './Button.tsx';

/** A secret that was just made: the one time that it is shown. */
export const ShownOnce = ({ title, secret, onClose, children }: { title: string; secret: string; onClose: () => void; children: ReactNode }) => {
  const translate = useTranslate();
  const [isCopied, setCopied] = useState(false);
  // without TLS the browser offers no clipboard: the text is selected by a click
  const copy = (): void => { void navigator.clipboard?.writeText(secret).then(() => setCopied(true), () => undefined); };
  return (
    <div className="rg-once" role="status">
      <p><b>{title}</b></p>
      <code>{secret}</code>
      <p className="rg-meta">{children}</p>
      <div className="rg-row">
        <Button kind="primary" size="small" autoFocus onClick={copy}>{translate(isCopied ? 'kit.once.copied' : 'kit.once.copy')}</Button>
        <Button size="small" onClick={onClose}>{translate('kit.once.done')}</Button>
      </div>
    </div>
  );
};
