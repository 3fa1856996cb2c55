import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskOf, type Ticket } from '../support/desk.ts';
import { filesIn } from '../support/files.ts';
import { startServerOn, startSystem, type Asker, type System } from '../support/startSystem.ts';
import type { UserError } from '../support/userError.ts';

interface Draft { mode: string; text: string; html: string | null; question: boolean; attachmentIds: string[]; version: number }
interface Saved { draft: Draft | null; userErrors: UserError[]; eventIds: string[] }

let system: System;
let desk: ReturnType<typeof deskOf>;
let [filtrov, head]: { cookie: string }[] = [];
let ticket: Ticket;
beforeAll(async () => {
  system = await startSystem();
  desk = deskOf(system);
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.at('2026-11-24T11:00:00+03:00');
  [filtrov, head] = [await system.signIn('filtrov@company.example'), await system.signIn('SUPPORT_HEAD')];
  ticket = await desk.clientAsks();
});

const fields = 'mode text html question attachmentIds version';
const by = (asker?: Asker): Asker => (asker === undefined ? filtrov ?? null : asker);
const save = async (input: Record<string, unknown>, asker?: Asker, on = system): Promise<Saved> =>
  (await on.get<{ saveDraft: Saved }>(`mutation($input: SaveDraftInput!) { saveDraft(input: $input) { draft { ${fields} } userErrors { code field clause message } eventIds } }`,
    { input: { ticketId: ticket.id, mode: 'ANSWER', text: 'Проверьте', ...input } }, by(asker))).saveDraft;
const kept = async (asker?: Asker, on = system): Promise<Draft[]> =>
  (await on.get<{ drafts: Draft[] }>(`query($id: ID!) { drafts(ticketId: $id) { ${fields} } }`, { id: ticket.number }, by(asker))).drafts;
const refusalOf = async (input: Record<string, unknown>) => (await save(input)).userErrors.map(({ code, field }) => [code, field.join('.')]);

describe('what was written and not sent', () => {
  it('is kept for its writer on every server and every machine: answer and note apart, blanks included; without an event', async () => {
    const { draft, eventIds } = await save({ text: 'Пётр,\n  проверьте питание ', html: '<p><b>Пётр</b></p>', question: true });
    expect(eventIds).toEqual([]);
    await save({ mode: 'NOTE', text: 'Звонил Пётр' });
    const expected = [{ mode: 'ANSWER', text: 'Пётр,\n  проверьте питание ', html: '<p><b>Пётр</b></p>', question: true, attachmentIds: [], version: draft?.version }, { mode: 'NOTE', text: 'Звонил Пётр' }];
    expect(await kept()).toMatchObject(expected);
    const another = await startServerOn(system.dataDir);
    expect(await kept(await another.signIn('filtrov@company.example'), another)).toMatchObject(expected);
    await another.stop();
  });

  it('is read by nobody else: not by the head, not by a system of the desk, not by the client', async () => {
    await save({ text: 'Ещё не решил' });
    expect(await kept(head)).toEqual([]);
    for (const asker of [system.desk, system.partner, await system.signIn('AUDITOR'), null]) {
      const { errors } = await system.ask('query($id: ID!) { drafts(ticketId: $id) { text } }', { id: ticket.id }, asker);
      expect(errors).toHaveLength(1);
    }
    expect((await save({ text: 'Своё' }, head)).draft).toMatchObject({ text: 'Своё' });
    expect(await kept()).toMatchObject([{ text: 'Ещё не решил' }]);
  });

  it('of two windows neither overwrites the other: who is late is told what is kept', async () => {
    const first = await save({ text: 'Первое окно', expectedVersion: 0 });
    const late = await save({ text: 'Второе окно', expectedVersion: 0 });
    expect(late).toMatchObject({ userErrors: [{ code: 'STALE_VERSION', field: ['expectedVersion'] }], draft: { text: 'Первое окно', version: first.draft?.version } });
    expect((await save({ text: 'Оба', expectedVersion: first.draft?.version })).draft).toMatchObject({ text: 'Оба' });
    expect((await save({ text: 'Поздно', expectedVersion: first.draft?.version })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect((await save({ text: '', expectedVersion: first.draft?.version })).draft).toMatchObject({ text: 'Оба' });
    expect((await save({ text: 'Всё равно' })).draft).toMatchObject({ text: 'Всё равно' });
  });

  it('of saves at one moment exactly one is kept, from nothing and from a version', async () => {
    for (const expectedVersion of [0, null]) {
      const version = expectedVersion ?? (await kept())[0]?.version;
      const saves = await Promise.all(Array.from({ length: 12 }, (_, index) => save({ text: `Окно ${index}`, expectedVersion: version })));
      const winners = saves.filter(({ userErrors }) => userErrors.length === 0);
      expect(winners).toHaveLength(1);
      expect(await kept()).toMatchObject([{ text: winners[0]?.draft?.text }]);
    }
  });

  it('is deleted when there is nothing left in it', async () => {
    await save({});
    expect(await save({ text: ' \n' })).toMatchObject({ draft: null, userErrors: [] });
    expect(await kept()).toEqual([]);
  });
});

describe('the act that sends it', () => {
  it('deletes it in the same transaction, and only the version that it sends', async () => {
    const { draft } = await save({ text: 'Ответ', expectedVersion: 0 });
    await save({ mode: 'NOTE', text: 'Заметка' });
    expect(await desk.act('answerTicket', { ticketId: ticket.id, body: 'Ответ', draftVersion: draft?.version, attachmentIds: ['0'] }, filtrov)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await kept()).toHaveLength(2);
    await desk.answer(ticket, filtrov ?? null, { draftVersion: draft?.version });
    expect(await kept()).toMatchObject([{ mode: 'NOTE' }]);
    const [note] = await kept();
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Другое', draftVersion: (note?.version ?? 0) - 1 }, filtrov);
    expect(await kept()).toMatchObject([{ text: 'Заметка' }]);
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Заметка', draftVersion: note?.version }, head);
    expect(await kept()).toHaveLength(1);
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Заметка', draftVersion: note?.version }, filtrov);
    expect(await kept()).toEqual([]);
  });

  it('ends it: a save that was on its way brings nothing back, and a version is never used twice', async () => {
    const { draft } = await save({ text: 'Ответ', expectedVersion: 0 });
    await desk.answer(ticket, filtrov ?? null, { draftVersion: draft?.version });
    expect(await save({ text: 'Отве', expectedVersion: draft?.version })).toMatchObject({ userErrors: [{ code: 'STALE_VERSION' }], draft: null });
    const anew = await save({ text: 'Другой', expectedVersion: 0 });
    expect(anew.draft?.version).toBeGreaterThan(draft?.version ?? Infinity);
  });
});

describe('files of a draft', () => {
  it('are kept for as long as it names them', async () => {
    const files = filesIn(system);
    const [named, unnamed] = [await files.upload('журнал.log', Buffer.from('abc'), filtrov), await files.upload('лишнее.log', Buffer.from('abc'), filtrov)];
    await save({ text: '', attachmentIds: [named] });
    await system.pass(26 * 3600);
    filtrov = await system.signIn('filtrov@company.example');
    const there = async () => (await system.get<{ attachments: { id: string }[] }>('query($ids: [ID!]!) { attachments(ids: $ids) { id } }', { ids: [named, unnamed] }, by())).attachments.map(({ id }) => id);
    expect(await there()).toEqual([named]);
    await save({ text: '' });
    await system.pass(26 * 3600);
    filtrov = await system.signIn('filtrov@company.example');
    expect(await there()).toEqual([]);
  });
});

describe('a bad draft', () => {
  it('is refused with its field', async () => {
    expect(await refusalOf({ ticketId: 'TP-1' })).toEqual([['NOT_FOUND', 'ticketId']]);
    expect(await refusalOf({ text: 'ж'.repeat(500_001) })).toEqual([['TOO_LONG', 'text']]);
    expect(await refusalOf({ html: 'ж'.repeat(500_001) })).toEqual([['TOO_LONG', 'html']]);
    expect(await refusalOf({ attachmentIds: ['x'] })).toEqual([['NOT_FOUND', 'attachmentIds.0']]);
    expect(await refusalOf({ attachmentIds: Array.from({ length: 101 }, () => ticket.id) })).toEqual([['TOO_MANY_INPUTS', 'attachmentIds']]);
    expect(await kept()).toEqual([]);
    expect((await save({ text: 'a\u0000b\ud800' })).draft).toMatchObject({ text: 'ab\ufffd' });
  });
});
