import { useTranslate } from 'ra-core';
import { Navigate } from 'react-router';
import { useStart } from '../kit/homes.ts';
import { EmptyState, ErrorState } from '../kit/ui/states.tsx';
import { Fault } from '../kit/data/fault.ts';
import { Page } from '../kit/ui/Page.tsx';

/** No page has this address. */
export const NotFound = () => {
  const translate = useTranslate();
  return <Page title={translate('shell.notFound.title')}><EmptyState title={translate('shell.notFound.title')}>{translate('shell.notFound.text')}</EmptyState></Page>;
};

/** The viewer lacks the right of this page; says who can grant it. */
export const Forbidden = () => {
  const translate = useTranslate();
  return <Page title={translate('shell.forbidden.title')}><EmptyState title={translate('shell.forbidden.title')}>{translate('shell.forbidden.text')}</EmptyState></Page>;
};

/** The server could not say who is signed in. */
export const ErrorAtSignIn = () => <ErrorState error={new Fault('broken', 'kit.fault.broken')} onRetry={() => globalThis.location.reload()} />;

/** The start is the page that the person chose, or that suits the role. */
export const Start = () => {
  const start = useStart();
  const translate = useTranslate();
  if (start !== undefined) return <Navigate to={start} replace />;
  return <Page title={translate('shell.brand')}><EmptyState title={translate('shell.start.title')}>{translate('shell.start.text')}</EmptyState></Page>;
};
