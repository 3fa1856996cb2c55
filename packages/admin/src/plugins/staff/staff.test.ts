import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import staff from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(staff)).toEqual([]));

const person = { id: 's1', version: 2, name: 'Кварцева Ирина', role: 'SPECIALIST', email: 'k@company.example', active: true };

it('sends no password when none was typed', () => {
  const { variables } = requestOf(staff, 'UPDATE', 'staff', { id: 's1', data: { ...person, role: 'SUPPORT_HEAD', password: null }, previousData: person });
  expect(variables).toEqual({ input: { id: 's1', expectedVersion: 2, role: 'SUPPORT_HEAD' } });
});

it('sends a new password that was typed', () => {
  const { variables } = requestOf(staff, 'UPDATE', 'staff', { id: 's1', data: { ...person, password: 'совершенно новый' }, previousData: person });
  expect(variables).toEqual({ input: { id: 's1', expectedVersion: 2, password: 'совершенно новый' } });
});
