import { QueryClient } from '@tanstack/react-query';
import { localStorageStore, type AuthProvider, type DataProvider, type I18nProvider, type Store } from 'ra-core';
import type { Console } from '../kit/console.ts';
import { ConsoleClient } from '../kit/data/client.ts';
import { createDataProvider } from '../kit/data/dataProvider.ts';
import { Fault } from '../kit/data/fault.ts';
import { createIncidents } from '../kit/incidents.ts';
import { createArrivals } from '../kit/live/arrivals.ts';
import { createLiveHub } from '../kit/live/hub.ts';
import { createLiveSource, retryDelayMs } from '../kit/live/liveSource.ts';
import { applyRecordEvents } from '../kit/live/recordEvents.ts';
import type { PluginLine } from '../kit/plugin.ts';
import { loadPlugins } from '../kit/pluginLines.ts';
import { buildRegistry } from '../kit/registry.ts';
import { createSession } from '../kit/session.ts';
import { boundCache } from './boundedCache.ts';
import { createAuthProvider } from './authProvider.ts';
import { createI18n, localeOf } from './i18n.ts';
import { askServerPlugins } from './serverPlugins.ts';
import { tellIncidents } from './tellingIncidents.ts';
import { themesOf, type Themes } from './theme.ts';

/** Everything that the console is before the first pixel. */
export interface BuiltConsole {
  readonly console: Console;
  readonly dataProvider: DataProvider;
  readonly authProvider: AuthProvider;
  readonly i18nProvider: I18nProvider;
  readonly store: Store;
  readonly themes: Themes;
}

/** Preferences of this browser: language, theme, width of the rail. Never anything secret. */
const storeVersion = '1';

/** One animation frame; a hidden window has none, so there it is a quarter of a second. */
const nextFrame = (task: () => void): void => {
  if (document.hidden) setTimeout(task, 250);
  else requestAnimationFrame(task);
};

const createQueryClient = (): QueryClient => new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only a lost line is worth another try.
      retry: (failures, error) => error instanceof Fault && error.kind === 'offline' && failures < 2,
      refetchOnWindowFocus: false,
    },
  },
});

/** Builds the console from its list of plugins; who is signed in and what the server runs is asked meanwhile. */
export const createConsole = async (plugins: readonly PluginLine[], env: Readonly<Record<string, unknown>>): Promise<BuiltConsole> => {
  const store = localStorageStore(storeVersion, 'reglament');
  const incidents = createIncidents(() => Date.now(), (message, error) => globalThis.console.error(message, error));
  const firstLocale = localeOf(store.getItem('locale', 'ru'));
  let spoken = (): string => firstLocale;
  const client = new ConsoleClient({ uri: '/graphql', locale: () => spoken() });
  const session = createSession(client);
  tellIncidents(incidents, session, client);
  const [loaded, server] = await Promise.all([loadPlugins(plugins, incidents), askServerPlugins(client), session.load()]);
  const registry = buildRegistry(loaded, env, server);
  registry.errors.forEach((error) => globalThis.console.warn(error.message));

  const queryClient = createQueryClient();
  boundCache(queryClient);
  const arrivals = createArrivals();

  const address = new URL('/graphql', globalThis.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const refreshAll = (): void => { void queryClient.invalidateQueries({ refetchType: 'active' }); };
  const hub = createLiveHub({
    // Whoever lost the session learns it from the next answer of the server, which leads to the sign-in page.
    source: createLiveSource({ url: address.href, locale: () => spoken(), onUnauthenticated: refreshAll }),
    topics: registry.topics,
    incidents,
    onRecords: (events) => {
      applyRecordEvents(queryClient, events);
      arrivals.note(events);
    },
    onGap: refreshAll,
    schedule: nextFrame,
    later: (task, attempt) => {
      const timer = setTimeout(task, retryDelayMs(attempt, Math.random()));
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
  });

  const i18nProvider = await createI18n(firstLocale, registry, incidents);
  spoken = () => i18nProvider.getLocale();
  return {
    console: { registry, client, session, hub, arrivals, incidents, queryClient },
    dataProvider: createDataProvider(client, registry, incidents),
    authProvider: createAuthProvider(session, registry),
    i18nProvider,
    store,
    themes: themesOf(registry.themed),
  };
};

/**
 * The running console with another list of plugins: a developer changed one. Session, cache, live line and preferences stay, so
 * the page goes on where it was; only views that the change touched are drawn anew.
 */
export const rebuildConsole = async (built: BuiltConsole, plugins: readonly PluginLine[], env: Readonly<Record<string, unknown>>): Promise<BuiltConsole> => {
  const { client, session, hub, incidents } = built.console;
  const [loaded, server] = await Promise.all([loadPlugins(plugins, incidents), askServerPlugins(client)]);
  const registry = buildRegistry(loaded, env, server);
  hub.adopt(registry.topics);
  return {
    ...built,
    console: { ...built.console, registry },
    dataProvider: createDataProvider(client, registry, incidents),
    authProvider: createAuthProvider(session, registry),
    i18nProvider: await createI18n(localeOf(built.i18nProvider.getLocale()), registry, incidents),
    themes: themesOf(registry.themed),
  };
};
