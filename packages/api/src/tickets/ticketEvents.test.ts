import { describe, expect, it } from 'vitest';
import type { Viewer } from '../access/viewer.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { maySee } from './ticketEvents.ts';

const event = (type: string, more: Partial<PlacedEvent> = {}): PlacedEvent =>
  ({ id: 'e', position: 1, type, subjectType: 'ticket', subjectId: 't', subjectVersion: 1, clientId: 'seim', actor: { kind: 'SYSTEM', id: null, name: '' }, payload: {}, occurredAt: '', ...more });
const ofClient: Viewer = { kind: 'MACHINE', id: 'm', name: 'ERP', audience: 'client', scopes: ['tickets:read'], clientId: 'seim' };
const ofDesk: Viewer = { ...ofClient, audience: 'staff', clientId: null };

describe('which events of requests a system is told of', () => {
  it.each(['TICKET_REGISTERED', 'TICKET_ANSWERED', 'TICKET_CLOSED', 'OBLIGATION_MOVED'])('a client’s system hears of %s', (type) => {
    expect(maySee(ofClient, event(type))).toBe(true);
  });

  it.each(['INTERNAL_NOTE_ADDED', 'OBLIGATION_BREACHED', 'ANSWER_WITHDRAWN', 'ANSWER_HELD_ANEW', 'VENDOR_THING_DONE', 'SOMETHING_OF_TOMORROW'])('and never of %s, the desk’s own', (type) => {
    expect([maySee(ofClient, event(type)), maySee(ofDesk, event(type))]).toEqual([false, true]);
  });

  it('of another client it hears nothing, and of what is no request nobody does', () => {
    expect(maySee(ofClient, event('TICKET_ANSWERED', { clientId: 'ladoga' }))).toBe(false);
    expect(maySee(ofClient, event('TICKET_ANSWERED', { clientId: null }))).toBe(false);
    expect(maySee(ofDesk, event('TICKET_ANSWERED', { subjectType: 'contact' }))).toBe(false);
  });
});
