import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Viewer } from '../access/viewer.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { maySee, ticketEvents } from './ticketEvents.ts';

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

describe('the types of events that the contract names and webhooks may choose', () => {
  const root = path.join(import.meta.dirname, '..');
  /** What the sources record of requests: beside `subjectType: 'ticket'`, in rows of SQL, or by a helper of the same file. */
  const recorded = (): Map<string, string> => new Map(readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('demo')).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const direct = [...text.matchAll(/type: '([A-Z_]+)',\s*subjectType: 'ticket'/g), ...text.matchAll(/'([A-Z_]+)', 'ticket',/g)];
    const helped = /\{ type, subjectType: 'ticket'/.test(text) ? [...text.matchAll(/record\w*\(work,[^')]*'([A-Z]+_[A-Z_]+)'/g)] : [];
    return [...direct, ...helped].flatMap(([, type]) => (type === undefined ? [] : [[type, file] as const]));
  }));

  it('are all that the desk records of requests', () => {
    const found = recorded();
    // a search that finds nothing proves nothing
    expect([...found.keys()]).toEqual(expect.arrayContaining(['TICKET_REGISTERED', 'TICKET_SPLIT', 'OBLIGATION_BREACHED', 'TICKET_CLOSED', 'TICKET_WATCHED']));
    const known = new Set(ticketEvents.typesFor('staff'));
    expect([...found].filter(([type]) => !known.has(type))).toEqual([]);
  });

  it('are for clients’ systems those that they are told of, and no other', () => {
    const types = ticketEvents.typesFor('staff');
    expect(new Set(types).size).toBe(types.length);
    expect(types.filter((type) => maySee(ofClient, event(type)))).toEqual(ticketEvents.typesFor('client'));
  });
});
