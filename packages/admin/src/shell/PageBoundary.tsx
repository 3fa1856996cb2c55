import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useLocation } from 'react-router';
import { useCan, useConsole } from '../kit/console.ts';
import type { Permission } from '../kit/registries.ts';
import { allowRetry } from '../kit/views.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { Forbidden } from './plainPages.tsx';

/** A page of a plugin: needs its right, and when it fails it takes nothing else with it. */
export const PageBoundary = ({ plugin, item, permission, children }: { plugin: string; item: string; permission?: Permission; children: ReactNode }) => {
  const { incidents } = useConsole();
  const can = useCan();
  const { pathname } = useLocation();
  if (!can(permission)) return <Forbidden />;
  return <ErrorBoundary onReset={allowRetry} resetKeys={[pathname]} FallbackComponent={ErrorPage} onError={(error) => incidents.report(plugin, item, error)}>{children}</ErrorBoundary>;
};
