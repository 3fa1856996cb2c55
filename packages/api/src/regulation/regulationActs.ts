import { regulationVersionStatuses } from '@reglament/schema';
import { announce } from '../announcements/announce.ts';
import { recordForAct } from '../platform/database/recordForAct.ts';
import { newId, isUuid } from '../platform/identity.ts';
import { line, text } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { givenParameters } from './givenParameters.ts';
import { regulationDiff, sentenceOf } from './regulationDiff.ts';
import type { ChangeRegulationDraftInput, CreateRegulationDraftInput, DiscardRegulationDraftInput, PublishRegulationVersionInput } from './regulationInputs.ts';
import { RegulationVersion } from './regulationVersion.entity.ts';
import { localDay, storedCalendarOf } from './ruleBook.ts';
import { requireSoundParameters } from './soundParameters.ts';
import { readParameters } from './storedParameters.ts';
import { numberAfter } from './versionNumber.ts';

/** §2.4 says that the regulation may change, and how. */
export const clause = '2.4';

const isCalendar = (code: string): boolean => storedCalendarOf(code) !== undefined;

const recordOn = (work: Work, version: RegulationVersion, type: string, subjectVersion: number, payload: Record<string, unknown> = {}): Promise<string> =>
  work.record({ type, subjectType: 'regulationVersion', subjectId: version.id, subjectVersion, payload: { number: version.number, ...payload } });

/** One act on the versions at a time: what is the latest must not change under an act. */
const lockVersions = (work: Work): Promise<unknown> => work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 2))', ['regulation_version']);

const latestPublished = async (work: Work): Promise<RegulationVersion> => {
  const [latest] = await work.em.find(RegulationVersion, { status: { $ne: 'DRAFT' } }, { orderBy: { effectiveFrom: 'desc' }, limit: 1 });
  if (!latest) throw new Error('no version of the regulation is published');
  return latest;
};

const copied = async (work: Work, fromId: string | null | undefined): Promise<RegulationVersion> => {
  if (!fromId) return latestPublished(work);
  const source = isUuid(fromId) ? await work.em.findOne(RegulationVersion, { id: fromId }) : null;
  if (!source) throw refusal('NOT_FOUND', { field: ['fromId'], clause });
  return source;
};

const numberOf = (number: string): string => {
  const kept = line(16)(number, { field: 'number', clause });
  if (kept === '') throw refusal('REQUIRED_FIELD_MISSING', { field: ['number'], clause });
  return kept;
};

/** §2.4: the next version begins as a copy; nobody is served by it before it is published. */
export const createRegulationDraft = async (work: Work, { fromId, number }: CreateRegulationDraftInput): Promise<RegulationVersion> => {
  await lockVersions(work);
  const source = await copied(work, fromId);
  const all = await work.em.find(RegulationVersion, {});
  const tomorrow = localDay(work.now + 86_400_000);
  const draft = work.em.create(RegulationVersion, {
    id: newId(),
    number: number?.trim() ? numberOf(number) : numberAfter(all.map((one) => one.number)),
    status: 'DRAFT',
    effectiveFrom: tomorrow,
    publishedAt: null,
    summary: null,
    parameters: readParameters(source.parameters),
  });
  await recordOn(work, draft, 'REGULATION_DRAFTED', 1, { from: source.number });
  return draft;
};

/** A draft for an act. What is published never changes (§2.4). */
const draftForAct = async (work: Work, on: { id: string; expectedVersion?: number | null | undefined }): Promise<RegulationVersion> => {
  const draft = await recordForAct(work, RegulationVersion, on, clause);
  if (draft.status !== 'DRAFT') throw refusal('ACT_NOT_POSSIBLE', { field: ['id'], clause, params: { status: regulationVersionStatuses[draft.status] } });
  return draft;
};

/** §2.4: a draft changes as often as it is wanted; each time it stays one by which the desk could work. */
export const changeRegulationDraft = async (work: Work, input: ChangeRegulationDraftInput): Promise<RegulationVersion> => {
  const draft = await draftForAct(work, input);
  const parameters = givenParameters(readParameters(draft.parameters), input.parameters ?? {});
  requireSoundParameters(parameters, isCalendar);
  if (input.effectiveFrom) draft.effectiveFrom = input.effectiveFrom;
  if (input.summary !== undefined) draft.summary = text(2000)(input.summary ?? '', { field: 'summary', clause }) || null;
  if (input.number?.trim()) draft.number = numberOf(input.number);
  draft.parameters = parameters;
  await recordOn(work, draft, 'REGULATION_DRAFT_CHANGED', draft.version + 1);
  return draft;
};

export const discardRegulationDraft = async (work: Work, input: DiscardRegulationDraftInput): Promise<void> => {
  const draft = await draftForAct(work, input);
  await recordOn(work, draft, 'REGULATION_DRAFT_DISCARDED', draft.version);
  work.em.remove(draft);
};

const written = (day: string): string => day.split('-').toReversed().join('.');

/**
 * §2.4: publishes a draft. It comes into force on a day that is not past and lies after every published version, everybody can
 * read what changes, and requests accepted before that day keep the version they have.
 */
export const publishRegulationVersion = async (work: Work, input: PublishRegulationVersionInput): Promise<RegulationVersion> => {
  await lockVersions(work);
  const draft = await draftForAct(work, input);
  const effectiveFrom = input.effectiveFrom ?? draft.effectiveFrom;
  const latest = await latestPublished(work);
  if (effectiveFrom < localDay(work.now))
    throw refusal('INVALID_VALUE', { field: ['effectiveFrom'], clause, params: { reason: { ru: 'день вступления в силу не может быть в прошлом', en: 'a version cannot come into force in the past' } } });
  if (effectiveFrom <= latest.effectiveFrom) {
    const [number, day] = [latest.number, written(latest.effectiveFrom)];
    throw refusal('INVALID_VALUE', { field: ['effectiveFrom'], clause, params: { reason: { ru: `нужен день после ${day}: с него действует опубликованная редакция ${number}`, en: `needs a day after ${day}, from which the published version ${number} is in force` } } });
  }
  const parameters = readParameters(draft.parameters);
  requireSoundParameters(parameters, isCalendar);
  const changes = regulationDiff(readParameters(latest.parameters), parameters);
  draft.parameters = parameters;
  draft.effectiveFrom = effectiveFrom;
  draft.status = 'PUBLISHED';
  draft.publishedAt = work.at;
  await recordOn(work, draft, 'REGULATION_PUBLISHED', draft.version + 1, { effectiveFrom, previous: latest.number, changes: changes.map(({ path }) => path) });
  const day = written(effectiveFrom);
  const lines = (locale: 'ru' | 'en'): string => [...(draft.summary ? [draft.summary] : []), ...changes.map((change) => sentenceOf(change, locale))].join('\n');
  await announce(work, {
    kind: 'REGULATION',
    tellClients: input.tellClients === true,
    subjectId: draft.id,
    title: { ru: `Регламент технической поддержки: редакция ${draft.number} действует с ${day}`, en: `Support regulation: version ${draft.number} is in force from ${day}` },
    text: {
      ru: `${lines('ru')}\nОбращения, принятые раньше, обслуживаются по своей редакции.`,
      en: `${lines('en')}\nRequests accepted earlier are served by the version they were accepted under.`,
    },
  });
  return draft;
};
