import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import mailboxes from './index.ts';
import { lackingOf, stateOf } from './mailboxState.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(mailboxes)).toEqual([]));

it('connects a mailbox whole, with its port as a number', () => {
  const data = { name: 'Поддержка', host: 'imap.example.org', port: '993', security: 'TLS', userName: 'support', password: ' secret ', folder: 'INBOX', afterStoring: 'MARK_SEEN', moveTo: null, takesExisting: true };
  const { variables } = requestOf(mailboxes, 'CREATE', 'mailboxes', { data });
  const { moveTo: _, ...sent } = data;
  expect(variables).toEqual({ input: { ...sent, port: 993 } });
});

it('sends what changed, and a password only when one was typed', () => {
  const previousData = { id: '1', version: 4, name: 'Поддержка', port: 993, folder: 'INBOX', polledAt: null };
  const changed = (data: Record<string, unknown>) => (requestOf(mailboxes, 'UPDATE', 'mailboxes', { id: '1', data: { ...previousData, ...data }, previousData }).variables as { input: unknown }).input;
  expect(changed({ port: '993', password: null, folder: 'Support', polledAt: 'now' })).toEqual({ id: '1', expectedVersion: 4, folder: 'Support' });
  expect(changed({ port: '143', password: 'x' })).toEqual({ id: '1', expectedVersion: 4, port: 143, password: 'x' });
});

it('names the worst of a mailbox first', () => {
  const whole = { active: true, failingSince: null, lettersInMailbox: 3, lettersStored: 3, polledAt: '2026-11-24T09:00:00Z' };
  expect(stateOf(whole)).toBe('WORKING');
  expect(stateOf({ ...whole, polledAt: null, lettersInMailbox: null, lettersStored: null })).toBe('NEW');
  expect(stateOf({ ...whole, lettersStored: 1 })).toBe('LACKING');
  expect(stateOf({ ...whole, lettersStored: 1, failingSince: '2026-11-24T09:00:00Z' })).toBe('FAILING');
  expect(stateOf({ ...whole, active: false, failingSince: '2026-11-24T09:00:00Z' })).toBe('PAUSED');
  expect(lackingOf({ lettersInMailbox: 3, lettersStored: 1 })).toBe(2);
});
