import { gql } from './data/gql.ts';
import type { ConsoleClient } from './data/client.ts';
import { Fault, refusalFault, type Payload } from './data/fault.ts';

/** Who is at the window. `rights` feed `can()`. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: string | null;
  readonly email: string | null;
  readonly rights: readonly string[];
}
const VIEWER_FIELDS = gql`fragment ViewerFields on Viewer { id name kind role email rights }`;
const VIEWER = gql<{ viewer: Viewer | null }, Record<never, never>>`query Viewer { viewer { ...ViewerFields } } ${VIEWER_FIELDS}`;
const SIGN_IN = gql<{ signIn: Payload & { viewer: Viewer | null } }, { input: { email: string; password: string } }>`
  mutation SignIn($input: SignInInput!) { signIn(input: $input) { viewer { ...ViewerFields } userErrors { code message field clause } } } ${VIEWER_FIELDS}`;
const SIGN_OUT = gql<{ signOut: Payload }, Record<never, never>>`mutation SignOut { signOut { userErrors { code message field clause } } }`;

/** Who is signed in. The server keeps the session in a cookie that no script can read; here is only what it tells about it. */
export interface Session {
  /** Undefined: not asked yet; null: nobody. */
  viewer: () => Viewer | null | undefined;
  subscribe: (changed: () => void) => () => void;
  /** Asks the server once; later calls reuse the answer until it is forgotten. Throws a `Fault` when the server cannot be asked. */
  load: () => Promise<Viewer | null>;
  /** Throws a `Fault` with the server's sentence when it refuses. */
  signIn: (email: string, password: string) => Promise<Viewer>;
  signOut: () => Promise<void>;
  /** The server says that the session is over. */
  forget: () => void;
}

export const createSession = (client: Pick<ConsoleClient, 'runRoot'>): Session => {
  let viewer: Viewer | null | undefined;
  let asking: Promise<Viewer | null> | undefined;
  const listeners = new Set<() => void>();
  const become = <V extends Viewer | null>(next: V): V => {
    viewer = next;
    asking = undefined;
    listeners.forEach((listener) => listener());
    return next;
  };
  const ask = async (): Promise<Viewer | null> => {
    try {
      return become(await client.runRoot(VIEWER, {}));
    } catch (failure) {
      asking = undefined;
      if (failure instanceof Fault && failure.kind === 'unauthenticated') return become(null);
      throw failure;
    }
  };
  return {
    viewer: () => viewer,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    load: async () => (viewer === undefined ? (asking ??= ask()) : viewer),
    signIn: async (email, password) => {
      const payload = await client.runRoot(SIGN_IN, { input: { email, password } });
      if (payload.userErrors.length > 0) throw refusalFault(payload.userErrors);
      if (!payload.viewer) throw new Fault('broken', 'kit.fault.broken');
      return become(payload.viewer);
    },
    signOut: async () => {
      await client.runRoot(SIGN_OUT, {});
      become(null);
    },
    forget: () => { become(null); },
  };
};

/** Whether the viewer has a right. Nobody has none. */
export const mayDo = (viewer: Viewer | null | undefined, permission: string | undefined): boolean =>
  permission === undefined || (viewer?.rights.includes(permission) ?? false);
