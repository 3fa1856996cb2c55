import type { ComponentType } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { useTranslate } from 'ra-core';
import type { Lazy } from './plugin.ts';
import { allowRetry, retryable, ViewNotLoaded } from './views.ts';

const NotLoaded = ({ onRetry, onClose }: { onRetry: () => void; onClose: (() => void) | undefined }) => {
  const translate = useTranslate();
  return (
    <div className="rg-incident" role="alert">
      <span>{translate('kit.incident.notLoaded')}</span>
      <button type="button" className="rg-link" onClick={onRetry}>{translate('kit.action.retry')}</button>
      <button type="button" className="rg-link" onClick={() => globalThis.location.reload()}>{translate('kit.action.reload')}</button>
      {onClose && <button type="button" className="rg-link" onClick={onClose}>{translate('kit.action.close')}</button>}
    </div>
  );
};

/**
 * A part of a view whose file comes with its first use, such as a dialog or a panel; whoever draws it puts `<Suspense>` around it.
 * When the file does not come, a sentence stands in its place and offers to try again (closing goes by the part's own `onClose`); what is around goes on.
 */
export const lazyPart = <P extends object>(load: Lazy<ComponentType<P>>): ComponentType<P> => {
  const Part = retryable(load);
  return (props: P) => {
    const onClose = 'onClose' in props && typeof props.onClose === 'function' ? props.onClose as () => void : undefined;
    const instead = ({ error, resetErrorBoundary }: FallbackProps) => {
      // what fails for another reason is the matter of the boundary around
      if (!(error instanceof ViewNotLoaded)) throw error;
      return <NotLoaded onRetry={resetErrorBoundary} onClose={onClose} />;
    };
    return <ErrorBoundary onReset={allowRetry} fallbackRender={instead}><Part {...props} /></ErrorBoundary>;
  };
};
