import type { KeyScope, Locale, Role } from '@reglament/schema';
import type { ClientReading } from '../platform/database/clientRows.ts';
import type { Actor } from '../platform/events/actor.ts';

/** A member of staff who signed in. */
export interface StaffViewer {
  kind: 'STAFF';
  id: string;
  name: string;
  email: string;
  role: Role;
  sessionId: string;
  /** When the session ends by time. */
  endsAt?: Date | null;
}

/** A system that came with a key: the desk's own, or a partner's that acts for one client. */
export interface MachineViewer {
  kind: 'MACHINE';
  id: string;
  name: string;
  audience: 'staff' | 'client';
  scopes: readonly KeyScope[];
  /** The client for whom it acts; null for the desk's own systems. */
  clientId: string | null;
  /** When the key ends by time; null: when it is revoked. */
  endsAt?: Date | null;
}

export type Viewer = StaffViewer | MachineViewer;

export const actorOf = (viewer: Viewer): Actor => ({ kind: viewer.kind === 'STAFF' ? 'STAFF' : 'MACHINE', id: viewer.id, name: viewer.name });

/** The only client whose things the viewer may see; null when there is no such bound. */
export const boundClientOf = (viewer: Viewer): string | null => (viewer.kind === 'MACHINE' ? viewer.clientId : null);

/** For whom the database answers whoever acts for a client; null: for the desk. */
export const clientReadingOf = (viewer: Viewer): ClientReading | null => {
  const clientId = boundClientOf(viewer);
  return clientId ? { clientId, viewerId: viewer.id } : null;
};

/** Whether the viewer stands on the client's side: it may set a priority (§4.7) and never sees internal notes. */
export const isClientSide = (viewer: Viewer): boolean => viewer.kind === 'MACHINE' && viewer.audience === 'client';

/** Russian unless the caller asks for English first. */
export const localeOf = (acceptLanguage: string | undefined): Locale => (/^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'ru');
