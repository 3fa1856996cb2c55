import { featureRequestStatuses, type FeatureRequestStatus, type Term } from '@reglament/schema';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { calledByOthers, createdOnce, externalIdOf, wasMadeOf, type NewRecord } from '../platform/creation.ts';
import { numberedForAct } from '../platform/database/recordForAct.ts';
import { allFields, optional, required, type Place, type Sent } from '../platform/input/fields.ts';
import { invalid, line, text } from '../platform/input/values.ts';
import type { UpsertResult } from '../platform/graphql/types.ts';
import { nextNumber } from '../platform/numbering.ts';
import { refusal } from '../platform/refusal.ts';
import { addedFact, saidOtherwise } from '../platform/saidBefore.ts';
import type { Work } from '../platform/work.ts';
import { localDay, ruleBookAt } from '../regulation/ruleBook.ts';
import type { Product } from '../products/product.entity.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import { actingClient, concernedBy, type Concerned } from '../tickets/concerned.ts';
import { FeatureRequest } from './featureRequest.entity.ts';
import { FeatureRequestVoice } from './featureRequestVoice.entity.ts';
import { commentOn, mayBecome, releaseOf, sharedStatuses, takesVoices, type Saying } from './lifecycle.ts';

/** §3.12 says that wishes are accepted. */
export const clause = '3.12';

const wishFields = { title: required(line(500)), text: required(text(100_000)), benefit: optional(text(10_000)) };
const numberDigits = 3;

const recordOn = (work: Work, wish: FeatureRequest, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'featureRequest', subjectId: wish.id, subjectVersion, clientId: wish.client.id, payload: { number: wish.number, ...payload } });

type NewWish = Sent<typeof wishFields> & Concerned & NewRecord & { externalId?: string | null | undefined };
const act = 'submitFeatureRequest';

/** §3.12: a client has a wish. Its own voice is the first. One that its system has named is registered once (decision 74). */
export const submitFeatureRequest = async (work: Work, viewer: Viewer, input: NewWish): Promise<{ wish: FeatureRequest; result: UpsertResult }> => {
  const externalId = externalIdOf(input.externalId, clause);
  if (externalId) {
    const concerned = await concernedBy(work, viewer, input, clause);
    const known = await calledByOthers(work, FeatureRequest, concerned.client.id, externalId);
    if (known) return { wish: known, result: (await wasMadeOf(work, act, known.id, input)) ? 'NOOP' : await fillIn(work, known, { ...input, ...concerned }) };
  }
  const { record, isNew } = await createdOnce(work, { act, kind: FeatureRequest, clause }, input, (id) => register(work, viewer, id, externalId, input));
  return { wish: record, result: isNew ? 'CREATED' : 'NOOP' };
};

const anotherWish: Term = { ru: 'для другого пожелания возьмите новый externalId', en: 'take a new externalId for another wish' };

/** What a wish lacked is filled in; what was said of it stays, and what differs is refused by its field. */
const fillIn = async (work: Work, wish: FeatureRequest, input: NewWish & Awaited<ReturnType<typeof concernedBy>>): Promise<UpsertResult> => {
  const otherwise = (field: string): Error => saidOtherwise(wish, field, anotherWish, clause);
  const { title, text: words, benefit } = allFields(wishFields, input, clause);
  if (input.id && input.id.toLowerCase() !== wish.id) throw otherwise('id');
  if (title !== wish.title) throw otherwise('title');
  if (words !== wish.text) throw otherwise('text');
  const byId = (a: { id: string }, b: { id: string }): boolean => a.id === b.id;
  const facts = {
    benefit: addedFact({ present: wish.benefit ?? null, sent: benefit, take: (value) => { wish.benefit = value; } }, () => otherwise('benefit')),
    productId: addedFact({ present: wish.product ?? null, sent: input.product, take: (value) => { wish.product = value as Product; }, same: byId }, () => otherwise('productId')),
    ticketId: addedFact({ present: wish.ticket ?? null, sent: input.ticket, take: (value) => { wish.ticket = value as Ticket; }, same: byId }, () => otherwise('ticketId')),
  };
  const added = Object.entries(facts).filter(([, isNew]) => isNew).map(([field]) => field);
  if (added.length === 0) return 'NOOP';
  wish.updatedAt = work.at;
  await recordOn(work, wish, 'FEATURE_REQUEST_DETAILS_ADDED', wish.version + 1, { added });
  return 'UPDATED';
};

const register = async (work: Work, viewer: Viewer, id: string, externalId: string | null, input: NewWish): Promise<FeatureRequest> => {
  const fields = allFields(wishFields, input, clause);
  const concerned = await concernedBy(work, viewer, input, clause);
  const { parameters } = ruleBookAt(work.now);
  const wish = work.em.create(FeatureRequest, {
    id,
    externalId,
    number: await nextNumber(work, parameters.numberPrefixes.featureRequest, Number(localDay(work.now, parameters.timeZone).slice(0, 4)), numberDigits),
    ...fields,
    ...concerned,
    status: 'REGISTERED',
    createdAt: work.at,
    updatedAt: work.at,
  });
  work.em.create(FeatureRequestVoice, { featureRequest: wish, client: concerned.client, supportedAt: work.at });
  await recordOn(work, wish, 'FEATURE_REQUEST_SUBMITTED', 1, { title: wish.title, ticketId: concerned.ticket?.id ?? null });
  return wish;
};

const voiceOf = (work: Work, wish: FeatureRequest, clientId: string): Promise<number> => work.em.count(FeatureRequestVoice, { featureRequest: wish.id, client: clientId });

/** A partner's system sees the wishes of its client, those it supports, and those that are shown to all. */
const requireVisible = async (work: Work, viewer: Viewer, wish: FeatureRequest): Promise<void> => {
  const bound = boundClientOf(viewer);
  if (bound === null || wish.client.id === bound || sharedStatuses.some((status) => status === wish.status)) return;
  if ((await voiceOf(work, wish, bound)) === 0) throw refusal('NOT_FOUND', { field: ['featureRequestId'], clause });
};

const notPossible = (wish: FeatureRequest): Error => refusal('ACT_NOT_POSSIBLE', { field: ['featureRequestId'], clause, params: { status: featureRequestStatuses[wish.status] } });

/** §3.12: another client wants it too; each client has one voice. Voices change no version: they are no decision. */
export const supportFeatureRequest = async (
  work: Work,
  viewer: Viewer,
  input: { featureRequestId?: string | null | undefined; clientId?: string | null | undefined },
): Promise<FeatureRequest> => {
  const wish = await numberedForAct(work, FeatureRequest, { named: input.featureRequestId, field: 'featureRequestId', clause });
  await requireVisible(work, viewer, wish);
  const client = await actingClient(work, viewer, input.clientId, clause);
  if ((await voiceOf(work, wish, client.id)) > 0) throw refusal('ALREADY_SUPPORTED', { field: ['clientId'] });
  if (!takesVoices(wish.status)) throw notPossible(wish);
  work.em.create(FeatureRequestVoice, { featureRequest: wish, client, supportedAt: work.at });
  // past the entity: a voice is no new version of the wish; counted anew, this one is not written yet
  await work.em.execute('update feature_request set voices = 1 + (select count(*) from feature_request_voice voice where voice.feature_request_id = feature_request.id) where id = ?', [wish.id]);
  await work.record({ type: 'FEATURE_REQUEST_SUPPORTED', subjectType: 'featureRequest', subjectId: wish.id, subjectVersion: wish.version, clientId: client.id, payload: { number: wish.number } });
  return wish;
};

/** What was said, if it had to be said or may be said with this decision. */
const said = (saying: Saying, rule: (value: string, place: Place) => string, value: string | null | undefined, place: Place): string | null => {
  if (saying === 'REQUIRED') return required(rule)(value, place);
  const kept = optional(rule)(value, place);
  if (saying === 'NONE' && kept !== null) throw invalid(place, { ru: 'не относится к этому решению', en: 'has no place in this decision' });
  return kept;
};

/** §3.12: somebody decides what becomes of a wish, and the client can read why. */
export const decideFeatureRequest = async (
  work: Work,
  input: { featureRequestId?: string | null | undefined; status: FeatureRequestStatus; comment?: string | null | undefined; release?: string | null | undefined; expectedVersion?: number | null | undefined },
): Promise<FeatureRequest> => {
  const { featureRequestId, status, comment, release, expectedVersion } = input;
  const wish = await numberedForAct(work, FeatureRequest, { named: featureRequestId, field: 'featureRequestId', clause, expectedVersion });
  if (!mayBecome(wish.status, status)) throw notPossible(wish);
  const previous = wish.status;
  wish.decisionComment = said(commentOn(status), text(10_000), comment, { field: 'comment', clause });
  wish.release = said(releaseOf(status), line(200), release, { field: 'release', clause });
  wish.status = status;
  wish.updatedAt = work.at;
  await recordOn(work, wish, 'FEATURE_REQUEST_DECIDED', wish.version + 1, { previous, status, release: wish.release, comment: wish.decisionComment });
  return wish;
};
