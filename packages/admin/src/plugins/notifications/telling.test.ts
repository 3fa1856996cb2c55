import { describe, expect, it } from 'vitest';
import { usualPreferences } from '@reglament/admin/kit';
import { mayConcern } from './concerning.ts';
import type { Told } from './documents.ts';
import { addressOf, freshAfter, tellingOf, titleWith } from './telling.ts';

const told = (place: number, over: Partial<Told> = {}): Told => ({ id: `n${place}`, kind: 'CLIENT_WROTE', at: '2026-11-24T09:00:00.000Z', ticketId: 't', mailboxId: null, webhookId: null, outgoingLetterId: null, incomingLetterId: null, number: 'TP-2026-000001', subject: 'Тема', unread: true, cursor: `e${place}`, ...over });
const wanted = { ...usualPreferences.notifications, desktop: true };

describe('what is said outside of the window', () => {
  it('is nothing before somebody chose it', () => expect(tellingOf([told(1)], usualPreferences.notifications, true)).toBeNull());
  it('is one thing by its name, without the subject unless that was chosen', () => {
    expect(tellingOf([told(1)], wanted, true)).toEqual({ of: 'one', told: told(1), withText: false });
    expect(tellingOf([told(1)], { ...wanted, withText: true }, true)).toMatchObject({ withText: true });
  });
  it('is a number when much comes at once, without the kinds that are muted', () => {
    expect(tellingOf([1, 2, 3, 4, 5, 6, 7].map((place) => told(place)), wanted, true)).toEqual({ of: 'many', count: 7 });
    expect(tellingOf([told(1), told(2, { kind: 'AT_RISK' })], { ...wanted, muted: ['AT_RISK'] }, true)).toMatchObject({ of: 'one' });
  });
  it('is nothing out of hours, unless the person gave up that quiet', () => {
    expect(tellingOf([told(1)], wanted, false)).toBeNull();
    expect(tellingOf([told(1)], { ...wanted, quietOutOfHours: false }, false)).not.toBeNull();
  });
  it('is told once: only what came after, and was not read elsewhere', () => {
    expect(freshAfter(5, [told(7), told(6, { unread: false }), told(5)]).map(({ id }) => id)).toEqual(['n7']);
  });
  it('leads to its ticket, or to the queue when there are several', () => {
    expect(addressOf([told(1), told(2)])).toBe('/tickets/TP-2026-000001');
    expect(addressOf([told(1), told(2, { number: 'TP-2026-000002' })])).toBe('/tickets?tab=mine');
    expect(addressOf([told(1, { kind: 'WEBHOOK_FAILED', ticketId: null, number: null, webhookId: 'w' })])).toBe('/webhooks/w/show');
    expect(addressOf([told(1, { kind: 'MAILBOX_FAILED', ticketId: null, number: null, mailboxId: 'm' })])).toBe('/mailboxes/m/show');
    expect(addressOf([told(1, { kind: 'LETTER_WAITS', ticketId: null, number: null, incomingLetterId: 'i' })])).toBe('/incomingLetters/i/show');
    expect(addressOf([told(1, { kind: 'MAIL_STANDS', ticketId: null, number: null, outgoingLetterId: 'l' })])).toBe('/outgoingLetters/l/show');
  });
});

it('the tab counts what is unread', () => {
  expect([titleWith('Очередь', 3), titleWith('(3) Очередь', 120), titleWith('(99+) Очередь', 0)]).toEqual(['(3) Очередь', '(99+) Очередь', 'Очередь']);
});

it('what happens to others asks nothing of the server', () => {
  const happened = (type: string, assignee: string) => ({ type, ticketId: 't', ticket: { assignee: { id: assignee } } });
  expect(mayConcern(happened('CLIENT_MESSAGE_ADDED', 'me'), 'me')).toBe(true);
  expect(mayConcern(happened('CLIENT_MESSAGE_ADDED', 'other'), 'me')).toBe(false);
  expect(mayConcern(happened('TICKET_CLOSED', 'me'), 'me')).toBe(false);
  expect(mayConcern(happened('TICKET_CLOSED', 'other'), 'me', ['t'])).toBe(true);
  expect(mayConcern(happened('TICKET_CLOSED', 'other'), 'me', ['u'])).toBe(false);
  expect(mayConcern(happened('TICKET_WATCHED', 'other'), 'me')).toBe(true);
  expect(mayConcern(happened('ANSWER_NOT_DELIVERED', 'other'), 'me')).toBe(false);
  expect(mayConcern({ ...happened('ANSWER_NOT_DELIVERED', 'other'), ticket: { assignee: null } }, 'me')).toBe(true);
});
