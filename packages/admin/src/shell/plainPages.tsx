import { useTranslate } from 'ra-core';
import { Navigate } from 'react-router';
import { useCan, useRegistry } from '../kit/console.ts';
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

/** The start is the first section that the viewer may enter. */
export const Start = () => {
  const { nav } = useRegistry();
  const can = useCan();
  const translate = useTranslate();
  const first = nav.find((item) => can(item.permission));
  if (first) return <Navigate to={first.to} replace />;
  return <Page title={translate('shell.brand')}><EmptyState title={translate('shell.start.title')}>{translate('shell.start.text')}</EmptyState></Page>;
};
