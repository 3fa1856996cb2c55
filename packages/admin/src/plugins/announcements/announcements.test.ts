import { announcementKinds } from '@reglament/schema';
import { expect, it } from 'vitest';
import { pluginProblems, requestOf } from '@reglament/admin/kit/testing';
import announcements from './index.ts';
import { needsText } from './needsText.ts';
import { toInput, withNumbers } from './toInput.ts';
import { kindsByPeople } from './kindsByPeople.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(announcements)).toEqual([]));

it('publishes what was written, with the key of its form', () => {
  const data = { kind: 'RELEASE', productId: 'p', productVersion: '2.6', titleRu: null, textRu: 'Быстрее.', tellClients: true, requestKey: '1-2-3-4' };
  expect(requestOf(announcements, 'CREATE', 'announcements', { data }).variables).toEqual({ input: data });
});

it('sends the numbers of solved tickets as a list, and nothing of a release with anything else (§3.3)', () => {
  const release = { kind: 'RELEASE', textRu: 'Быстрее.', url: 'https://downloads.example', solvedTickets: ' TP-2026-000001, TP-2026-000002;tp-2026-000003 ' };
  expect(toInput(release)).toEqual({ ...release, solvedTickets: ['TP-2026-000001', 'TP-2026-000002', 'tp-2026-000003'] });
  expect(toInput({ ...release, solvedTickets: null })).toEqual({ kind: 'RELEASE', textRu: 'Быстрее.', url: 'https://downloads.example' });
  expect(toInput({ ...release, kind: 'OUTAGE', featuresRu: 'Ещё' })).toEqual({ kind: 'OUTAGE', textRu: 'Быстрее.' });
  expect(requestOf(announcements, 'CREATE', 'announcements', { data: { ...release, requestKey: '1' } }).variables).toMatchObject({ input: { solvedTickets: ['TP-2026-000001', 'TP-2026-000002', 'tp-2026-000003'] } });
});

it('offers what people announce, not what the regulation and the calendar tell of themselves (§2.4, §6)', () => {
  expect(Object.keys(announcementKinds).filter((kind) => !(kind in kindsByPeople))).toEqual(['REGULATION', 'CALENDAR']);
});

it.each([
  ['a release that says nothing else', { isRelease: true, notes: [null, undefined], textEn: null }, true],
  ['a release with new functions', { isRelease: true, notes: ['Спутники', null], textEn: null }, false],
  ['a release with fixes', { isRelease: true, notes: [undefined, 'Утечка'], textEn: undefined }, false],
  ['a release with fixes whose text is in English', { isRelease: true, notes: [null, 'Утечка'], textEn: 'Faster.' }, true],
  ['anything else, whatever was typed of a release before', { isRelease: false, notes: ['Спутники', 'Утечка'], textEn: null }, true],
])('of %s the text in Russian is asked for as the server asks for it (§3.3)', (_what, form, asked) => expect(needsText(form)).toBe(asked));

it('adds the numbers that development says, each once, behind what was typed (§3.3)', () => {
  expect(withNumbers('', ['TP-2026-000001', 'TP-2026-000002'])).toEqual({ added: 2, all: 'TP-2026-000001, TP-2026-000002' });
  expect(withNumbers('tp-2026-000002; TP-2026-000009', ['TP-2026-000001', 'TP-2026-000002'])).toEqual({ added: 1, all: 'tp-2026-000002, TP-2026-000009, TP-2026-000001' });
  expect(withNumbers('TP-2026-000001', ['TP-2026-000001']).added).toBe(0);
});
