import type { Shareable } from '../platform/graphql/sharedExecution.ts';
import type { Context } from './context.ts';
import { boundClientOf, type Viewer } from './viewer.ts';

/** What of somebody decides what they may see. Everything else is the person. */
const deciding: ReadonlySet<PropertyKey> = new Set(['kind', 'role', 'audience', 'scopes', 'clientId']);

/** Whoever acts for a client reads on connections of its own (D11): its sight is shared by its own sockets alone. */
const sightOf = (viewer: Viewer): string => {
  if (viewer.kind === 'STAFF') return `STAFF ${viewer.role}`;
  return `MACHINE ${viewer.audience} ${viewer.scopes.toSorted().join(' ')} ${boundClientOf(viewer) === null ? '' : viewer.id}`;
};

/** Somebody of whom only that can be seen by which they do not differ from others; a look at anything else is told. */
const anybodyLike = (viewer: Viewer, touched: () => void): Viewer =>
  new Proxy(viewer, {
    get: (somebody, name) => {
      if (!deciding.has(name)) touched();
      return Reflect.get(somebody, name) as unknown;
    },
    ownKeys: (somebody) => {
      touched();
      return Reflect.ownKeys(somebody);
    },
  });

/** How the answer to somebody may be shared with others who have the same rights and language. */
export const sharedSight = (context: Context): Shareable | null => {
  const { viewer, locale } = context;
  return viewer && { scope: `${locale} ${sightOf(viewer)}`, impersonal: (touched) => ({ ...context, viewer: anybodyLike(viewer, touched) }) };
};
