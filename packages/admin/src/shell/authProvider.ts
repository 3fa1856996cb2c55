import type { AuthProvider } from 'ra-core';
import { Fault } from '../kit/data/fault.ts';
import type { Registry } from '../kit/registry.ts';
import { mayDo, type Session } from '../kit/session.ts';

const pageRights = ['list', 'show', 'create', 'edit', 'delete'] as const;
type PageRight = (typeof pageRights)[number];
const isPageRight = (action: string): action is PageRight => pageRights.some((known) => known === action);

/** react-admin's questions about the person, answered from the session cookie's server side. No token is kept here. */
export const createAuthProvider = (session: Session, registry: Pick<Registry, 'resources'>): AuthProvider => ({
  login: async ({ email, password }: { email: string; password: string }) => { await session.signIn(email, password); },
  logout: async () => {
    // After an expired session there is nothing to end; asking the server would only fail once more.
    if (!session.viewer()) return undefined;
    await session.signOut();
    // A whole address makes react-admin load the console anew, which begins at the form and comes back here. Moving there itself it may draw
    // this page without anybody, again and again, until its own move gets a turn: for seconds the window stands still.
    const { origin, pathname, search } = globalThis.location;
    return `${origin}${pathname}${search}`;
  },
  checkAuth: async () => {
    // `message: false` keeps react-admin from scolding people who have not signed in yet.
    if (!(await session.load())) throw Object.assign(new Error('nobody is signed in'), { message: false });
  },
  checkError: async (error: unknown) => {
    if (!(error instanceof Fault) || error.kind !== 'unauthenticated') return;
    session.forget();
    throw new Error('ra.notification.logged_out');
  },
  getIdentity: async () => {
    const viewer = await session.load();
    return { id: viewer?.id ?? '', fullName: viewer?.name ?? '' };
  },
  getPermissions: async () => (await session.load())?.rights ?? [],
  canAccess: async ({ resource, action }) => {
    const item = registry.resources.find(({ name }) => name === resource);
    if (!item) return true;
    return mayDo(await session.load(), (isPageRight(action) ? item.rights?.[action] : undefined) ?? item.permission);
  },
});
