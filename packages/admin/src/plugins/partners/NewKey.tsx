import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Button } from '@reglament/admin/kit';
import './partners.css';

/** A key that was just issued: the one time that it is shown. */
export const NewKey = ({ text, onClose }: { text: string; onClose: () => void }) => {
  const translate = useTranslate();
  const [isCopied, setCopied] = useState(false);
  // without TLS the browser offers no clipboard: the text is selected by a click
  const copy = (): void => { void navigator.clipboard?.writeText(text).then(() => setCopied(true), () => undefined); };
  return (
    <div className="partners-new" role="status">
      <p><b>{translate('partners.newKey.title')}</b></p>
      <code>{text}</code>
      <p className="rg-meta">{translate('partners.newKey.text')}</p>
      <div className="rg-row">
        <Button kind="primary" size="small" autoFocus onClick={copy}>{translate(isCopied ? 'partners.newKey.copied' : 'partners.act.copy')}</Button>
        <Button size="small" onClick={onClose}>{translate('partners.newKey.done')}</Button>
      </div>
    </div>
  );
};
