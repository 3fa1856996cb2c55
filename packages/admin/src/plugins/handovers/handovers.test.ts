import { expect, test } from 'vitest';
import { fakeRegistry, pluginProblems } from '@reglament/admin/kit/testing';
import tickets from '../tickets/index.ts';
import { canGo, stillOwed } from './handedTicket.ts';
import handovers from './index.ts';

test('the plugin keeps the contract and offers its act by a key', async () => {
  expect(await pluginProblems(handovers)).toEqual([]);
  expect(fakeRegistry(tickets, handovers).actions('tickets', 'record').map(({ id, hotkey }) => [id, hotkey])).toEqual([['hand-over', 'h']]);
});
test('§3.2 what has ended goes nowhere', () => expect([canGo({ status: 'IN_DEVELOPMENT' }), canGo({ status: 'CLOSED' })]).toEqual([true, false]));
test('R8 what is owed is named before a hand-over', () => {
  const sla = { dueAt: '2026-11-26T08:00:00.000Z', answeredAt: null, standing: 'BREACHED' };
  expect([stillOwed({ sla }), stillOwed({ sla: { ...sla, answeredAt: sla.dueAt, standing: 'MET' } }), stillOwed({ sla: { ...sla, standing: 'MERGED' } }), stillOwed({ sla: null })]).toEqual([sla.dueAt, null, null, null]);
});
