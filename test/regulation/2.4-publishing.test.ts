import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { regulationOf } from '../support/regulation.ts';
import { startSystem, type System } from '../support/startSystem.ts';

let system: System;
let desk: ReturnType<typeof deskOf>;
let regulation: ReturnType<typeof regulationOf>;
beforeAll(async () => {
  system = await startSystem();
  await system.at('2026-11-24T11:00:00+03:00');
  desk = deskOf(system);
  regulation = regulationOf(system, await system.signIn('SUPPORT_HEAD'));
});
afterAll(() => system.stop());

describe('§2.4 the regulation changes by a new version that everybody can read', () => {
  it('a version goes from draft to publication, comes into force on its day and supersedes the one before', async () => {
    const before = await desk.clientAsks({ priority: 'HIGH' });
    const draft = await regulation.draft();
    expect(draft).toMatchObject({ number: '1.2', status: 'DRAFT', inForce: false });
    const changed = await regulation.done('changeRegulationDraft', { id: draft.id, summary: 'Отвечаем быстрее', expectedVersion: draft.version,
      parameters: { answerTerms: [{ priority: 'HIGH', workingDays: 1 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 7 }] } });
    expect(changed.version).toBe(draft.version + 1);
    expect(await regulation.done('publishRegulationVersion', { id: draft.id, effectiveFrom: '2026-12-01', tellClients: true })).toMatchObject({ status: 'PUBLISHED', inForce: false, effectiveFrom: '2026-12-01' });
    expect((await desk.clientAsks()).regulationVersion.number).toBe('1.1');

    await system.at('2026-12-01T10:00:00+03:00');
    const current = await regulation.version(null);
    expect(current).toMatchObject({ number: '1.2', inForce: true, status: 'PUBLISHED' });
    const { regulationVersions } = await system.get<{ regulationVersions: { nodes: { number: string; status: string }[] } }>('{ regulationVersions(first: 5) { nodes { number status } } }', {}, null);
    expect(regulationVersions.nodes).toEqual([{ number: '1.2', status: 'PUBLISHED' }, { number: '1.1', status: 'SUPERSEDED' }, { number: '1.0', status: 'SUPERSEDED' }]);

    const after = await desk.clientAsks({ priority: 'HIGH' });
    expect(after.obligations[0]?.dueAt).toBe('2026-12-01T15:00:00.000Z');
    const still = await desk.ticket(before);
    expect(still.obligations[0]?.dueAt).toBe(before.obligations[0]?.dueAt);
    expect(still.regulationVersion.number).toBe('1.1');
  });

  it('publishing announces the change to everybody, in sentences of both languages', async () => {
    const { announcements } = await system.get<{ announcements: { nodes: { kind: string; titleRu: string; titleEn: string; textRu: string; textEn: string }[] } }>('{ announcements(first: 1) { nodes { kind titleRu titleEn textRu textEn } } }', {}, null);
    const [announcement] = announcements.nodes;
    expect(announcement).toMatchObject({ kind: 'REGULATION', titleRu: 'Регламент технической поддержки: редакция 1.2 действует с 01.12.2026' });
    expect(announcement?.textRu.split('\n')).toContain('Срок ответа по приоритету: Высокий (п. 4.7): было «2 рабочих дня», стало «1 рабочий день».');
    expect(announcement?.textEn).toContain('was “2 working days”, becomes “1 working day”');
  });

  it('contacts of clients are told by letter where that was chosen, and the link in it stops such letters without a sign-in', async () => {
    interface Told { outgoingLetters: { nodes: { to: string; templateKey: string; body: string }[] } }
    const head = await system.signIn('SUPPORT_HEAD');
    const told = await vi.waitUntil(async () => {
      const { outgoingLetters } = await system.get<Told>('{ outgoingLetters(first: 100, filter: { text: "Не присылать" }) { nodes { to templateKey body } } }', {}, head);
      return outgoingLetters.nodes.find(({ templateKey }) => templateKey === 'regulation.changed');
    }, { timeout: 10_000 });
    expect(told.body).toContain('было «2 рабочих дня», стало «1 рабочий день»');
    const link = new URL(/http\S+\/news\/\S+/.exec(told.body)?.[0] ?? '');
    const refused = async () => (await system.get<{ contacts: { nodes: { newsRefused: string[] }[] } }>('query($text: String) { contacts(first: 1, filter: { text: $text }) { nodes { newsRefused } } }', { text: told.to })).contacts.nodes[0]?.newsRefused;
    const asked = await fetch(`${system.server.url}${link.pathname}`);
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('Не присылать такие письма?')]);
    expect(await refused()).toEqual([]);
    const stopped = await fetch(`${system.server.url}${link.pathname}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect([stopped.status, await refused()]).toEqual([200, ['REGULATION']]);
  });

  it('two versions can be laid side by side', async () => {
    const { regulationVersions } = await system.get<{ regulationVersions: { nodes: { id: string }[] } }>('{ regulationVersions(first: 2) { nodes { id } } }');
    const [fresh, old] = regulationVersions.nodes;
    const { regulationDiff } = await system.get<{ regulationDiff: { path: string; clause: string; beforeRu: string; afterEn: string }[] }>(
      'query($fromId: ID!, $toId: ID!) { regulationDiff(fromId: $fromId, toId: $toId) { path clause beforeRu afterEn } }', { fromId: old?.id, toId: fresh?.id }, null);
    expect(regulationDiff).toEqual([{ path: 'answerTerms.HIGH', clause: '4.7', beforeRu: '2 рабочих дня', afterEn: '1 working day' }]);
  });

  it('what is published can neither be changed, nor published again, nor thrown away', async () => {
    const { id } = await regulation.version(null);
    for (const name of ['changeRegulationDraft', 'publishRegulationVersion', 'discardRegulationDraft'])
      expect(await regulation.act(name, { id })).toMatchObject({ regulationVersion: null, userErrors: [{ code: 'ACT_NOT_POSSIBLE', field: ['id'], clause: '2.4' }] });
  });

  it('a draft is seen and changed by leads only, and can be thrown away', async () => {
    const draft = await regulation.draft({ number: '2.0' });
    expect(await system.get('query($id: ID) { regulationVersion(id: $id) { id } }', { id: draft.id }, null)).toEqual({ regulationVersion: null });
    const specialist = await system.signIn('SPECIALIST');
    expect((await regulation.act('changeRegulationDraft', { id: draft.id }, specialist)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    await regulation.done('discardRegulationDraft', { id: draft.id });
    expect((await regulation.act('changeRegulationDraft', { id: draft.id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

const hours = (...openingHours: [string, string][]) => ({ openingHours: openingHours.map(([opens, closes]) => ({ opens, closes })) });
const category = { code: 'OTHER', clause: '3.9', scope: 'IN', nameRu: 'Прочее', nameEn: 'Other' };

describe('§2.4 a version by which nobody could work is refused by its field and clause, and nothing of it stays', () => {
  it.each<[string, Record<string, unknown>, string, string[], string]>([
    ['no hours', hours(), 'REQUIRED_FIELD_MISSING', ['openingHours'], '4.6'],
    ['hours that overlap', hours(['10:00', '14:00'], ['13:00', '18:00']), 'INVALID_VALUE', ['openingHours', '1', 'opens'], '4.6'],
    ['an end before the start', hours(['18:00', '10:00']), 'INVALID_VALUE', ['openingHours', '0', 'closes'], '4.6'],
    ['hours that cross midnight', hours(['22:00', '06:00']), 'INVALID_VALUE', ['openingHours', '0', 'closes'], '4.6'],
    ['an empty interval', hours(['10:00', '10:00']), 'INVALID_VALUE', ['openingHours', '0', 'closes'], '4.6'],
    ['a time that is none', hours(['25:00', '26:00']), 'INVALID_VALUE', ['openingHours', '0', 'opens'], '4.6'],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'INVALID_VALUE', ['timeZone'], '4.6'],
    ['an unknown calendar', { calendarCode: 'nowhere' }, 'INVALID_VALUE', ['calendarCode'], '4.6'],
    ['a short day that never opens', { shortDayCloses: '09:00' }, 'INVALID_VALUE', ['shortDayCloses'], '4.6'],
    ['a term of no days', { answerTerms: [{ priority: 'HIGH', workingDays: 0 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 7 }] }, 'INVALID_VALUE', ['answerTerms', 'HIGH'], '4.7'],
    ['a term of years', { answerTerms: [{ priority: 'HIGH', workingDays: 2 }, { priority: 'MEDIUM', workingDays: 4 }, { priority: 'LOW', workingDays: 4000 }] }, 'INVALID_VALUE', ['answerTerms', 'LOW'], '4.7'],
    ['a priority without a term', { answerTerms: [{ priority: 'HIGH', workingDays: 2 }] }, 'REQUIRED_FIELD_MISSING', ['answerTerms', 'MEDIUM'], '4.7'],
    ['a priority named twice', { answerTerms: [{ priority: 'HIGH', workingDays: 2 }, { priority: 'HIGH', workingDays: 3 }] }, 'INVALID_VALUE', ['answerTerms', 'HIGH'], '4.7'],
    ['a working day of no hours', { nominalDayHours: 0 }, 'INVALID_VALUE', ['nominalDayHours'], '4.7'],
    ['a working day of 25 hours', { nominalDayHours: 25 }, 'INVALID_VALUE', ['nominalDayHours'], '4.7'],
    ['a warning of both kinds', { warnings: [{ percentUsed: 50, workingMinutesLeft: 60 }] }, 'INVALID_VALUE', ['warnings', '0'], '4.7'],
    ['a category without a clause', { categories: [{ ...category, clause: '' }] }, 'REQUIRED_FIELD_MISSING', ['categories', '0', 'clause'], '3'],
    ['two categories of one code', { categories: [category, category] }, 'INVALID_VALUE', ['categories', '1', 'code'], '3'],
    ['a reason left out', { reasons: [{ code: 'OUT_OF_SCOPE', labelRu: 'Нет', labelEn: 'No', active: true }] }, 'REQUIRED_FIELD_MISSING', ['reasons', 'NOT_REPRODUCIBLE'], '4.13'],
    ['a letter that nobody writes', { mailTexts: [{ template: 'ticket.lost', locale: 'ru', subject: 'Тема' }] }, 'INVALID_VALUE', ['mailTexts', '0', 'template'], '4.2'],
    ['a place that the letter does not fill', { mailTexts: [{ template: 'ticket.accepted', locale: 'ru', body: 'Номер {ticket.numbr}' }] }, 'INVALID_VALUE', ['mailTexts', '0', 'body'], '4.2'],
    ['a confirmation without its due', { mailTexts: [{ template: 'ticket.accepted', locale: 'en', body: 'Thanks. {priority.name}' }] }, 'INVALID_VALUE', ['mailTexts', '0', 'body'], '4.2'],
    ['a condition that never ends', { mailTexts: [{ template: 'ticket.accepted', locale: 'ru', body: '{if contact.name}Номер' }] }, 'INVALID_VALUE', ['mailTexts', '0', 'body'], '4.2'],
    ['one prefix for two records', { numberPrefixes: { ticket: 'TP', termsOfReference: 'TP', featureRequest: 'FW' } }, 'INVALID_VALUE', ['numberPrefixes', 'ticket'], '4.4'],
  ])('%s', async (_name, parameters, code, field, clause) => {
    const draft = await regulation.draft();
    const { regulationVersion, userErrors } = await regulation.change(draft, { queueOrder: 'STRICT_ARRIVAL', ...parameters });
    expect(regulationVersion).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: ['parameters', ...field], clause }]);
    expect(await regulation.version(draft.id)).toEqual(draft);
    await regulation.done('discardRegulationDraft', { id: draft.id });
  });

  it('a stale version, a day in the past, a day before a published version', async () => {
    const draft = await regulation.draft();
    expect((await regulation.act('changeRegulationDraft', { id: draft.id, expectedVersion: draft.version + 1 })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    for (const effectiveFrom of ['2026-11-20', '2026-12-01'])
      expect((await regulation.act('publishRegulationVersion', { id: draft.id, effectiveFrom })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['effectiveFrom'], clause: '2.4' }]);
    expect((await regulation.version(draft.id)).status).toBe('DRAFT');
  });
});
