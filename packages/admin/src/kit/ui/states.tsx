import type { ReactNode } from 'react';
import { useTranslate } from 'ra-core';
import { Fault, type FaultKind } from '../data/fault.ts';
import { Button } from './Button.tsx';

/** Nothing is here, and that is fine: what it means and what may be done. */
export const EmptyState = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className="rg-state">
    <p className="rg-state-title">{title}</p>
    {children && <div className="rg-meta">{children}</div>}
    {action}
  </div>
);

const kindOf = (error: unknown): FaultKind => (error instanceof Fault ? error.kind : 'broken');

/** Something did not work: what, why, and a way to try again. */
export const ErrorState = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const translate = useTranslate();
  const kind = kindOf(error);
  const requestId = error instanceof Fault && kind === 'broken' ? error.requestId : undefined;
  const message = error instanceof Fault ? error.message : 'kit.fault.broken';
  return (
    <div className="rg-state" role="alert" data-fault={kind}>
      <p className="rg-state-title">{translate(`kit.state.${kind}`)}</p>
      <div className="rg-meta">{translate(message, { _: message })}</div>
      {requestId && <div className="rg-meta">{translate('kit.fault.quote', { requestId })}</div>}
      {onRetry && kind !== 'forbidden' && kind !== 'notFound' && <Button onClick={onRetry}>{translate('kit.action.retry')}</Button>}
    </div>
  );
};

/** Rows that will be there in a moment, in their real height; 56 px is a queue row. */
export const SkeletonRows = ({ rows = 6, height = 56 }: { rows?: number; height?: number }) => {
  const translate = useTranslate();
  return (
    <div role="status" aria-label={translate('kit.state.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="rg-skeleton-row" style={{ height }}><span style={{ width: `${72 - ((index * 17) % 40)}%` }} /><span style={{ width: `${48 - ((index * 13) % 24)}%` }} /></div>
      ))}
    </div>
  );
};

interface Result<D> { data: D | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
/** The three states of a read in one place: skeleton, error with retry, or the data. Old data stays while new is asked for. */
export const Loaded = <D,>({ result, skeleton, children }: { result: Result<D>; skeleton?: ReactNode; children: (data: D) => ReactNode }) => {
  if (result.data !== undefined) return <>{children(result.data)}</>;
  if (result.error) return <ErrorState error={result.error} onRetry={() => { void result.refetch(); }} />;
  return <>{skeleton ?? <SkeletonRows rows={3} />}</>;
};
