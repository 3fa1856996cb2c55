import { Suspense } from 'react';
import { AdminContext, Notification } from 'react-admin';
import { Authenticated, CoreAdminUI, CustomRoutes, Resource } from 'ra-core';
import CssBaseline from '@mui/material/CssBaseline';
import { BrowserRouter, Route } from 'react-router';
import { ConsoleContext } from '../kit/console.ts';
import type { Incidents } from '../kit/incidents.ts';
import type { RouteItem } from '../kit/plugin.ts';
import { nameOf, type Owned, type Registry } from '../kit/registry.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { viewOf } from '../kit/views.ts';
import type { BuiltConsole } from './createConsole.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { Layout } from './Layout.tsx';
import { Login } from './Login.tsx';
import { ErrorAtSignIn, Forbidden, NotFound, Start } from './plainPages.tsx';
import { representationOf, resourcePages } from './resourcePages.tsx';
import { Running } from './Running.tsx';
import { Waiting } from './Waiting.tsx';

const settings = { load: () => import('./SettingsPage.tsx') };
const extensions = { load: () => import('./ExtensionsPage.tsx') };

const pageOf = (route: { plugin: string; path: string; load: RouteItem['load']; permission?: RouteItem['permission'] }) => {
  const View = viewOf({ id: route.path, load: route.load });
  return <PageBoundary plugin={route.plugin} item={`route:${route.path}`} permission={route.permission}><View /></PageBoundary>;
};
const barePageOf = (route: Owned<RouteItem>) => {
  const page = <Suspense fallback={<Waiting />}>{pageOf(route)}</Suspense>;
  // react-admin shows pages without layout to everybody; ours ask who it is unless the plugin says otherwise.
  return route.anonymous ? page : <Authenticated><Running>{page}</Running></Authenticated>;
};
const resourceOf = (item: Registry['resources'][number], incidents: Incidents) => {
  const representation = representationOf(item, incidents);
  return <Resource key={item.name} name={item.name} {...resourcePages(item)} {...(representation === undefined ? {} : { recordRepresentation: representation })} />;
};

/** The console inside react-admin: pages and resources of all plugins under our own frame. */
export const ConsoleApp = ({ built }: { built: BuiltConsole }) => {
  const { registry, queryClient, incidents } = built.console;
  const inLayout = registry.routes.filter((route) => route.layout !== 'bare');
  const bare = registry.routes.filter((route) => route.layout === 'bare');
  return (
    <ConsoleContext value={built.console}>
      <BrowserRouter>
        {/* <Admin> in its two halves: its ready-made layout, login and error pages, which we replace, would weigh 70 kB. */}
        <AdminContext
          dataProvider={built.dataProvider} authProvider={built.authProvider} i18nProvider={built.i18nProvider} store={built.store} queryClient={queryClient}
          theme={built.themes.light} darkTheme={built.themes.dark}
        >
          <CssBaseline enableColorScheme />
          <CoreAdminUI
            title="Reglament" disableTelemetry requireAuth
            layout={Layout} loginPage={Login} dashboard={Start} catchAll={NotFound} error={ErrorPage} accessDenied={Forbidden} authenticationError={ErrorAtSignIn} loading={Waiting}
          >
            {registry.resources.map((item) => resourceOf(item, incidents))}
            <CustomRoutes>
              {inLayout.map((route) => <Route key={route.path} path={route.path} element={pageOf(route)} />)}
              {registry.settings.map((item) => <Route key={nameOf(item)} path={`/settings/${item.path}`} element={pageOf(item)} />)}
              <Route path="/settings/extensions" element={pageOf({ plugin: 'shell', path: '/settings/extensions', ...extensions })} />
              <Route path="/settings" element={pageOf({ plugin: 'shell', path: '/settings', ...settings })} />
            </CustomRoutes>
            <CustomRoutes noLayout>
              {bare.map((route) => <Route key={route.path} path={route.path} element={barePageOf(route)} />)}
            </CustomRoutes>
          </CoreAdminUI>
          <Notification />
        </AdminContext>
      </BrowserRouter>
    </ConsoleContext>
  );
};
