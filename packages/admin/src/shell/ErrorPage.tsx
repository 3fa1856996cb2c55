import { useTranslate } from 'ra-core';
import { Button } from '../kit/ui/Button.tsx';

/** A page that failed: what still works and what to do. The cause is for developers and stands folded below. */
export const ErrorPage = ({ error, resetErrorBoundary }: { error: unknown; resetErrorBoundary: (...arguments_: unknown[]) => void }) => {
  const translate = useTranslate();
  return (
    <div className="rg-page"><div className="rg-state" role="alert">
      <p className="rg-state-title">{translate('shell.error.title')}</p>
      <div className="rg-meta">{translate('shell.error.text')}</div>
      <div className="rg-row">
        <Button kind="primary" onClick={() => resetErrorBoundary()}>{translate('kit.action.retry')}</Button>
        <Button onClick={() => globalThis.location.reload()}>{translate('kit.action.reload')}</Button>
      </div>
      <details className="rg-meta"><summary>{translate('ra.message.details')}</summary>{error instanceof Error ? error.message : String(error)}</details>
    </div></div>
  );
};
