import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { Button, useForgetTyped } from '@reglament/admin/kit';

/** A form beside the queue. Ctrl+Enter sends; what was refused as a whole stands over the foot. What was typed at its place is let go by «Отмена» alone. */
export const FormFrame = ({ title, hint, search, typed, pending, refusal, onSend, children }: { title: string; hint: string; search: string; typed: string; pending: boolean; refusal: string; onSend: () => void; children: ReactNode }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const forget = useForgetTyped();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => { form.current?.querySelector('input')?.focus(); }, []);
  return (
    <form
      ref={form} className="tickets-form" aria-label={title} noValidate onSubmit={(event) => { event.preventDefault(); if (!pending) onSend(); }}
      onKeyDown={(event) => { if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit(); }}
    >
      <header className="tickets-head"><h2>{title}</h2><p className="rg-meta tickets-form-hint">{hint}</p></header>
      <div className="tickets-form-body"><div className="tickets-form-grid">{children}</div></div>
      <footer className="tickets-form-foot">
        {refusal && <p className="rg-error" role="alert">{refusal}</p>}
        <Button type="submit" kind="primary" hotkey="mod+enter" pending={pending}>{translate('tickets.form.submit')}</Button>
        <Button kind="quiet" onClick={() => { forget(typed); void navigate({ pathname: '/tickets', search }); }}>{translate('tickets.form.cancel')}</Button>
      </footer>
    </form>
  );
};
