import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import announcements from '../announcements/index.ts';
import calendar from '../calendar/index.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { Refusal } from '../platform/refusal.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import type { Work } from '../platform/work.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import regulation from './index.ts';
import { changeRegulationDraft, createRegulationDraft, discardRegulationDraft, publishRegulationVersion } from './regulationActs.ts';
import type { ChangeRegulationDraftInput, CreateRegulationDraftInput, PublishRegulationVersionInput } from './regulationInputs.ts';
import type { RegulationVersion } from './regulationVersion.entity.ts';
import type { ReadRefusal } from './testing/refusedAs.ts';

const today = Date.parse('2026-11-24T11:00:00+03:00');
let system: ScratchSystem;

beforeAll(async () => {
  system = await scratchSystem([announcements, calendar, regulation]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(async () => {
  await system.pool.query("truncate event_log, announcement, solved_ticket; delete from regulation_version where number <> '1.0'");
});

const act = async <Result>(verb: (work: Work) => Promise<Result>, at = today): Promise<Result> => (await system.workshop.perform(systemActor, verb, at)).result;
const create = (input: CreateRegulationDraftInput = {}): Promise<RegulationVersion> => act((work) => createRegulationDraft(work, input));
const change = (input: ChangeRegulationDraftInput): Promise<RegulationVersion> => act((work) => changeRegulationDraft(work, input));
const publish = (input: PublishRegulationVersionInput, at = today): Promise<RegulationVersion> => act((work) => publishRegulationVersion(work, input), at);
const refused = async (acting: Promise<unknown>): Promise<ReadRefusal> => {
  const error: unknown = await acting.then(() => new Error('nothing was refused'), (thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw error;
  return { code: error.code, field: error.field.join('.'), clause: error.clause, ru: error.sentence('ru'), en: error.sentence('en') };
};
const stored = async (): Promise<Record<string, unknown>[]> =>
  system.rows(`select number, status, effective_from::text as "effectiveFrom", published_at as "publishedAt", summary from regulation_version order by effective_from, number`);
const events = (): Promise<Record<string, unknown>[]> =>
  system.rows(`select type, subject_type as "subjectType", subject_id as id, subject_version as version, payload from event_log where type <> 'ANNOUNCEMENT_PUBLISHED' order by event_log.id`);
const first = async (): Promise<string> => (await system.rows<{ id: string }>("select id from regulation_version where number = '1.0'"))[0]?.id ?? '';

describe('§2.4: the next version begins as a draft', () => {
  it('a copy of the latest one, from tomorrow, that serves nobody yet', async () => {
    const draft = await create();
    expect(draft).toMatchObject({ number: '1.1', status: 'DRAFT', effectiveFrom: '2026-11-25', publishedAt: null, summary: null, parameters: defaultRegulation });
    expect(await events()).toEqual([{ type: 'REGULATION_DRAFTED', subjectType: 'regulationVersion', id: draft.id, version: 1, payload: { number: '1.1', from: '1.0' } }]);
  });

  it('under a number of one’s own, or the next one', async () => {
    expect((await create({ number: ' весна  2027 ' })).number).toBe('весна 2027');
    expect((await create({ number: '  ' })).number).toBe('1.1');
    expect((await create({ number: '1.9' })).number).toBe('1.9');
    expect((await create()).number).toBe('1.10');
    expect(await refused(create({ number: 'x'.repeat(17) }))).toMatchObject({ code: 'TOO_LONG', field: 'number', clause: '2.4' });
    expect(await refused(create({ number: '\u0000' }))).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: 'number', clause: '2.4' });
  });

  it('or a copy of any other', async () => {
    const other = await create();
    await change({ id: other.id, parameters: { archiveAfterDays: 30 } });
    const draft = await create({ fromId: other.id });
    expect(draft.parameters.archiveAfterDays).toBe(30);
    expect((await events()).at(-1)?.['payload']).toEqual({ number: '1.2', from: '1.1' });
    expect((await create({ fromId: await first() })).parameters.archiveAfterDays).toBe(180);
    expect((await create()).parameters.archiveAfterDays).toBe(180);
  });

  it.each([newId(), 'first'])('but not of one that does not exist: %s', async (fromId) => {
    expect(await refused(create({ fromId }))).toMatchObject({ code: 'NOT_FOUND', field: 'fromId', clause: '2.4' });
  });

  it('a version that was published before a parameter existed is copied with the default', async () => {
    await system.pool.query("update regulation_version set parameters = parameters - 'graceWorkingMinutes'");
    expect((await create()).parameters.graceWorkingMinutes).toBe(60);
    await system.pool.query('update regulation_version set parameters = $1', [defaultRegulation]);
  });
});

describe('§2.4: a draft changes as often as it is wanted', () => {
  it('what is left out stays', async () => {
    const { id } = await create();
    await change({ id, number: ' 2.0 ', effectiveFrom: '2027-01-01', summary: ' Новые сроки ', parameters: { archiveAfterDays: 90 } });
    expect(await stored()).toMatchObject([{ number: '1.0' }, { number: '2.0', status: 'DRAFT', effectiveFrom: '2027-01-01', publishedAt: null, summary: 'Новые сроки' }]);
    const again = await change({ id, number: ' ', effectiveFrom: null, parameters: null });
    expect(again).toMatchObject({ number: '2.0', effectiveFrom: '2027-01-01', summary: 'Новые сроки', parameters: { ...defaultRegulation, archiveAfterDays: 90 } });
    expect(await change({ id, summary: ' ' })).toMatchObject({ summary: null });
    expect(await change({ id, summary: null })).toMatchObject({ summary: null });
    expect((await events()).map(({ type, version, payload }) => [type, version, payload])).toEqual([
      ['REGULATION_DRAFTED', 1, { number: '1.1', from: '1.0' }],
      ...[2, 3, 4, 5].map((version) => ['REGULATION_DRAFT_CHANGED', version, { number: '2.0' }]),
    ]);
    expect(await system.rows("select version from regulation_version where number = '2.0'")).toEqual([{ version: 5 }]);
  });

  it('but never to one by which the desk could not work', async () => {
    const { id } = await create();
    expect(await refused(change({ id, parameters: { openingHours: [] } }))).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: 'parameters.openingHours', clause: '4.6' });
    expect(await refused(change({ id, parameters: { calendarCode: 'mars' } }))).toMatchObject({ code: 'INVALID_VALUE', field: 'parameters.calendarCode' });
    expect(await refused(change({ id, summary: 'я'.repeat(2001) }))).toMatchObject({ code: 'TOO_LONG', field: 'summary', clause: '2.4' });
    expect(await refused(change({ id, number: 'x'.repeat(17) }))).toMatchObject({ code: 'TOO_LONG', field: 'number', clause: '2.4' });
    expect(await refused(change({ id, expectedVersion: 7 }))).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('what is published never changes', async () => {
    const id = await first();
    const acts = [() => change({ id }), () => publish({ id, effectiveFrom: '2027-01-01' }), () => act((work) => discardRegulationDraft(work, { id }))];
    for (const acting of acts)
      expect(await refused(acting())).toMatchObject({ code: 'ACT_NOT_POSSIBLE', field: 'id', clause: '2.4', ru: expect.stringContaining('Опубликована'), en: expect.stringContaining('Published') });
    expect(await refused(change({ id: newId() }))).toMatchObject({ code: 'NOT_FOUND', field: 'id', clause: '2.4' });
  });

  it('it can be thrown away', async () => {
    const { id } = await create();
    await act((work) => discardRegulationDraft(work, { id }));
    expect(await stored()).toMatchObject([{ number: '1.0' }]);
    expect((await events()).at(-1)).toEqual({ type: 'REGULATION_DRAFT_DISCARDED', subjectType: 'regulationVersion', id, version: 1, payload: { number: '1.1' } });
  });
});

describe('§2.4: a version is published', () => {
  it('with a public announcement of what changes, in both languages', async () => {
    const { id } = await create();
    await change({ id, summary: 'Быстрее', effectiveFrom: '2026-12-01', parameters: { archiveAfterDays: 90, graceWorkingMinutes: 30 } });
    const published = await publish({ id });
    expect(published).toMatchObject({ status: 'PUBLISHED', effectiveFrom: '2026-12-01', publishedAt: new Date(today), parameters: { ...defaultRegulation, archiveAfterDays: 90, graceWorkingMinutes: 30 } });
    expect((await events()).at(-1)).toEqual({
      type: 'REGULATION_PUBLISHED', subjectType: 'regulationVersion', id, version: 3,
      payload: { number: '1.1', effectiveFrom: '2026-12-01', previous: '1.0', changes: ['archiveAfterDays', 'graceWorkingMinutes'] },
    });
    expect(await system.rows('select kind, subject_id as "subjectId", title_ru as "titleRu", title_en as "titleEn", text_ru as "textRu", text_en as "textEn" from announcement')).toEqual([{
      kind: 'REGULATION', subjectId: id,
      titleRu: 'Регламент технической поддержки: редакция 1.1 действует с 01.12.2026',
      titleEn: 'Support regulation: version 1.1 is in force from 01.12.2026',
      textRu: `Быстрее
Срок возврата закрытого обращения (п. 4.4): было «180 дн.», стало «90 дн.».
Запас при смене календаря (п. 6): было «60 раб. мин», стало «30 раб. мин».
Обращения, принятые раньше, обслуживаются по своей редакции.`,
      textEn: `Быстрее
How long a closed ticket can come back (clause 4.4): was “180 d”, becomes “90 d”.
Grace when the calendar changes (clause 6): was “60 working min”, becomes “30 working min”.
Requests accepted earlier are served by the version they were accepted under.`,
    }]);
  });

  it('a version without a summary is announced by its changes alone', async () => {
    const { id } = await create();
    await change({ id, parameters: { archiveAfterDays: 90 } });
    await publish({ id });
    const [announced] = await system.rows<{ text: string }>('select text_ru as text from announcement');
    expect(announced?.text).toBe('Срок возврата закрытого обращения (п. 4.4): было «180 дн.», стало «90 дн.».\nОбращения, принятые раньше, обслуживаются по своей редакции.');
  });

  it('from today at the earliest, which the desk counts in its own zone', async () => {
    const { id } = await create();
    expect(await refused(publish({ id, effectiveFrom: '2026-11-23' }))).toEqual({
      code: 'INVALID_VALUE', field: 'effectiveFrom', clause: '2.4',
      ru: 'Поле «effectiveFrom»: день вступления в силу не может быть в прошлом', en: '"effectiveFrom": a version cannot come into force in the past',
    });
    expect(await refused(publish({ id, effectiveFrom: '2026-11-24' }, Date.parse('2026-11-25T00:00:00+03:00')))).toMatchObject({ field: 'effectiveFrom' });
    expect(await publish({ id, effectiveFrom: '2026-11-24' }, Date.parse('2026-11-24T23:59:59+03:00'))).toMatchObject({ status: 'PUBLISHED', effectiveFrom: '2026-11-24' });
  });

  it('from a day after every version that is published', async () => {
    const [earlier, later, same] = [await create(), await create(), await create()];
    await publish({ id: later.id, effectiveFrom: '2027-02-01' });
    for (const [{ id }, effectiveFrom] of [[earlier, '2027-01-31'], [same, '2027-02-01']] as const) {
      expect(await refused(publish({ id, effectiveFrom }))).toEqual({
        code: 'INVALID_VALUE', field: 'effectiveFrom', clause: '2.4',
        ru: 'Поле «effectiveFrom»: нужен день после 01.02.2027: с него действует опубликованная редакция 1.2',
        en: '"effectiveFrom": needs a day after 01.02.2027, from which the published version 1.2 is in force',
      });
    }
    expect(await publish({ id: same.id, effectiveFrom: '2027-02-02' })).toMatchObject({ status: 'PUBLISHED' });
    expect((await events()).at(-1)?.['payload']).toMatchObject({ previous: '1.2' });
    // the next draft is a copy of what was published last
    await create();
    expect((await events()).at(-1)?.['payload']).toMatchObject({ from: '1.3' });
  });

  it('only if the desk can work by it on that day', async () => {
    const { id } = await create();
    await system.pool.query(`update regulation_version set parameters = jsonb_set(parameters::jsonb, '{calendarCode}', '"gone"') where id = $1`, [id]);
    expect(await refused(publish({ id }))).toMatchObject({ code: 'INVALID_VALUE', field: 'parameters.calendarCode', clause: '4.6' });
  });
});
