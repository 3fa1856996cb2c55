import { announcementKinds } from '@reglament/schema';
import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import announcements from './index.ts';
import { kindsByPeople } from './kindsByPeople.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(announcements)).toEqual([]));

it('publishes what was written, with the key of its form', () => {
  const data = { kind: 'RELEASE', productId: 'p', productVersion: '2.6', titleRu: null, textRu: 'Быстрее.', tellClients: true, requestKey: '1-2-3-4' };
  expect(requestOf(announcements, 'CREATE', 'announcements', { data }).variables).toEqual({ input: data });
});

it('offers what people announce, not what the regulation and the calendar tell of themselves (§2.4, §6)', () => {
  expect(Object.keys(announcementKinds).filter((kind) => !(kind in kindsByPeople))).toEqual(['REGULATION', 'CALENDAR']);
});
