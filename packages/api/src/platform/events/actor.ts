/** Who did it: a member of staff, a contact of a client, a partner's system, or the desk itself. */
export interface Actor {
  kind: 'STAFF' | 'CONTACT' | 'MACHINE' | 'SYSTEM';
  /** Identifier of the staff member, contact or machine user; null for the desk itself. */
  id: string | null;
  name: string;
}

/** The desk itself: timers, confirmations, the breach engine. */
export const systemActor: Actor = { kind: 'SYSTEM', id: null, name: 'Reglament' };
