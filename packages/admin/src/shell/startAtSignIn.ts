import type { Session } from '../kit/session.ts';
import type { Registry } from '../kit/registry.ts';

const isAnonymous = (registry: Pick<Registry, 'routes'>, path: string): boolean => registry.routes.some((route) => route.anonymous && route.path === path);

/**
 * Whoever is not signed in begins at the form, and comes from there to the page that was asked for. Left to itself react-admin draws that
 * page, finds nobody, and draws it again until its own move to the form gets a turn: for seconds the window stands still.
 */
export const startAtSignIn = async (session: Session, registry: Pick<Registry, 'routes'>): Promise<void> => {
  const { pathname, search } = globalThis.location;
  if (pathname === '/login' || isAnonymous(registry, pathname)) return;
  // a server that cannot be asked is told of by the page itself
  const viewer = await session.load().catch(() => undefined);
  if (viewer === null) globalThis.history.replaceState({ usr: { nextPathname: pathname, nextSearch: search }, key: 'start', idx: 0 }, '', '/login');
};
