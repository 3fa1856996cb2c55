import type { GraphQLSchema } from 'graphql';
import type { Term } from '@reglament/schema';
import { mostPointsOf } from '../access/callerLimits.ts';
import { MachineUser } from '../partners/machineUser.entity.ts';
import { createdOnce, type NewRecord } from '../platform/creation.ts';
import { changeRecord, recordForAct, type OnRecord } from '../platform/database/recordForAct.ts';
import { editDistance } from '../platform/editDistance.ts';
import { isUuid, newId } from '../platform/identity.ts';
import { allFields, givenFields, type Sent } from '../platform/input/fields.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import { urlFault, type Networks } from '../platform/outside/reaching.ts';
import type { Work } from '../platform/work.ts';
import { formerSecretMilliseconds, newWebhookSecret, sealSecret } from './signing.ts';
import { costFault, readWebhookDocument, type DocumentFault } from './webhookDocument.ts';
import { Webhook } from './webhook.entity.ts';
import { WebhookDelivery } from './webhookDelivery.entity.ts';
import { clause, webhookFields } from './webhookFields.ts';

/** What acts on webhooks rest on besides their input. */
export interface House {
  /** What a system of that side can name. */
  schemaFor: (audience: MachineUser['audience']) => GraphQLSchema;
  /** Subscriptions that can shape what is sent. */
  streams: ReadonlySet<string>;
  /** The types of events that a stream tells systems of that side of; null: whoever made it has not said. */
  typesOf: (stream: string, audience: MachineUser['audience']) => readonly string[] | null;
  networks: Networks;
}

/** So many receivers are enough for one system. */
const mostWebhooks = 20;

const urlReasons = {
  NOT_A_URL: { ru: 'нужен адрес вида https://erp.example.org/hooks', en: 'needs an address like https://erp.example.org/hooks' },
  NOT_HTTPS: { ru: 'нужен https: содержимое обращений не передаётся открыто', en: 'needs https: what is in tickets is not sent openly' },
  CREDENTIALS: { ru: 'адрес не должен содержать имя и пароль: подлинность подтверждает подпись', en: 'the address must hold no name and password: the signature proves who sends' },
  FORBIDDEN_NETWORK: { ru: 'адрес ведёт во внутреннюю сеть, а она для вебхуков не открыта (WEBHOOK_NETWORKS)', en: 'the address leads into a private network that is not open to webhooks (WEBHOOK_NETWORKS)' },
  FORBIDDEN_PORT: { ru: 'порт 443 или 8443: на других вебхуков не ждут', en: 'port 443 or 8443: webhooks are awaited on no other' },
} as const satisfies Record<NonNullable<ReturnType<typeof urlFault>>, Term>;

const documentReason = (fault: DocumentFault): Term => {
  switch (fault.fault) {
    case 'UNREADABLE': return { ru: `документ не читается: ${fault.message}`, en: `the document cannot be read: ${fault.message}` };
    case 'NOT_VALID': return { ru: `документ не подходит к схеме: ${fault.message}`, en: `the document does not fit the schema: ${fault.message}` };
    case 'NOT_ONE_SUBSCRIPTION': return { ru: 'нужна ровно одна подписка (subscription)', en: 'exactly one subscription is needed' };
    case 'VARIABLES': return { ru: 'переменные здесь некому задать', en: 'nobody is there to give variables' };
    case 'AFTER': return { ru: 'место в потоке помнит сама служба: уберите after', en: 'the desk remembers the place in the stream itself: leave after out' };
    case 'TOO_DEAR': return { ru: `описать одно событие стоило бы ${fault.points} ${fault.points % 10 === 1 && fault.points % 100 !== 11 ? 'балл' : 'баллов'}: сократите списки`, en: `one event would cost ${fault.points} points: ask for shorter lists` };
    case 'NOT_REPLAYABLE': return { ru: 'вебхук рассказывает о том, что происходит: начните с ticketEvents, announcements, wishChanges или slaEvents', en: 'a webhook tells of what happens: begin with ticketEvents, announcements, wishChanges or slaEvents' };
  }
};

/** Of types that the stream never tells, what is said of the first; null when it tells all of them. A mistyped one would tell nothing, for ever. */
const typesReason = (eventTypes: readonly string[], stream: string, known: readonly string[]): Term | null => {
  const strange = eventTypes.find((type) => !known.includes(type));
  if (strange === undefined) return null;
  const [near] = known.map((type) => ({ type, far: editDistance(strange, type, 4) })).filter(({ far }) => far <= 4).toSorted((one, other) => one.far - other.far);
  return near
    ? { ru: `${stream} не рассказывает о «${strange}»; возможно, ${near.type}`, en: `${stream} never tells of “${strange}”; perhaps ${near.type}` }
    : { ru: `${stream} не рассказывает о «${strange}»; бывают ${known.join(', ')}`, en: `${stream} never tells of “${strange}”; it tells of ${known.join(', ')}` };
};

/** What is given of a webhook must be possible, and the document and the types of events possible together. */
const requireSound = (given: { url?: string | undefined; document?: string | undefined; eventTypes?: string[] | undefined }, kept: { document: string; eventTypes: readonly string[] } | null, { audience }: MachineUser, { schemaFor, streams, typesOf, networks }: House): void => {
  const fault = given.url === undefined ? null : urlFault(given.url, networks);
  if (fault) throw invalid({ field: 'url', clause }, urlReasons[fault]);
  if (given.document === undefined && given.eventTypes === undefined) return;
  const schema = schemaFor(audience);
  const read = readWebhookDocument(schema, streams, given.document ?? kept?.document ?? '');
  if (read.faults) {
    const [first] = read.faults;
    // a document that no longer fits keeps nobody from mending something else
    if (first && given.document !== undefined) throw invalid({ field: 'document', clause }, documentReason(first));
    return;
  }
  const dear = given.document === undefined ? null : costFault(schema, read.document, mostPointsOf(audience));
  if (dear) throw invalid({ field: 'document', clause }, documentReason(dear));
  const known = typesOf(read.stream, audience);
  const reason = known && typesReason(given.eventTypes ?? kept?.eventTypes ?? [], read.stream, known);
  if (reason) throw invalid({ field: 'eventTypes', clause }, reason);
};

const recordOn = (work: Work, webhook: Webhook, type: string, subjectVersion: number, payload: Record<string, unknown>): Promise<string> =>
  work.record({ type, subjectType: 'webhook', subjectId: webhook.id, subjectVersion, payload });

const endOfLog = async (work: Work): Promise<number> => {
  const [row] = await work.em.getConnection().execute<{ position: string | null }[]>('select max(position) as position from event_log', [], 'all', work.em.getTransactionContext());
  return Number(row?.position ?? 0);
};

/** §4.1: a system is told what happens from now on. Answers the secret by which it knows who tells, which is shown once. */
export const createWebhook = async (work: Work, input: Sent<typeof webhookFields> & NewRecord & { machineUserId: string }, house: House): Promise<{ webhook: Webhook; secret: string | null }> => {
  let shown: string | null = null;
  const { record } = await createdOnce(work, { act: 'createWebhook', kind: Webhook, clause }, input, async (id) => {
    const { webhook, secret } = await tellFromNowOn(work, id, input, house);
    shown = secret;
    return webhook;
  });
  return { webhook: record, secret: shown };
};

const tellFromNowOn = async (work: Work, id: string, input: Sent<typeof webhookFields> & { machineUserId: string }, house: House): Promise<{ webhook: Webhook; secret: string }> => {
  const machineUser = isUuid(input.machineUserId) ? await work.em.findOne(MachineUser, { id: input.machineUserId }) : null;
  if (!machineUser) throw refusal('NOT_FOUND', { field: ['machineUserId'], clause });
  const fields = allFields(webhookFields, input, clause);
  requireSound(fields, null, machineUser, house);
  const present = await work.em.count(Webhook, { machineUser });
  if (present >= mostWebhooks) throw refusal('TOO_MANY_INPUTS', { field: ['machineUserId'], clause, params: { limit: mostWebhooks, length: present + 1 } });
  const secret = newWebhookSecret();
  const webhook = work.em.create(Webhook, { id, machineUser, ...fields, secret: sealSecret(secret, id), position: await endOfLog(work), createdAt: work.at });
  await recordOn(work, webhook, 'WEBHOOK_CREATED', 1, { name: webhook.name, machineUserId: machineUser.id });
  return { webhook, secret };
};

/** Changes where and what is told, from the next event on. One that is switched on again is tried at once. */
export const updateWebhook = async (work: Work, input: OnRecord & Sent<typeof webhookFields>, house: House): Promise<Webhook> => {
  const webhook = await recordForAct(work, Webhook, input, clause);
  const fields = givenFields(webhookFields, input, clause);
  requireSound(fields, webhook, await work.em.findOneOrFail(MachineUser, { id: webhook.machineUser.id }), house);
  const changed = changeRecord(webhook, fields);
  if (changed.length === 0) return webhook;
  Object.assign(webhook, { failures: 0, restsUntil: null, ...(changed.includes('document') ? { stalledBy: null, stalledSince: null } : {}) });
  await recordOn(work, webhook, 'WEBHOOK_UPDATED', webhook.version + 1, { changed });
  return webhook;
};

/** A new secret; the one before signs too for two days, so that the receiver changes without losing anything. Answers the new one, once. */
export const rotateWebhookSecret = async (work: Work, input: OnRecord): Promise<{ webhook: Webhook; secret: string }> => {
  const webhook = await recordForAct(work, Webhook, input, clause);
  const secret = newWebhookSecret();
  webhook.formerSecret = webhook.secret;
  webhook.formerSecretUntil = new Date(work.at.getTime() + formerSecretMilliseconds);
  webhook.secret = sealSecret(secret, webhook.id);
  await recordOn(work, webhook, 'WEBHOOK_SECRET_ROTATED', webhook.version + 1, {});
  return { webhook, secret };
};

/** Ends a webhook with all that waits for it. */
export const deleteWebhook = async (work: Work, input: OnRecord): Promise<void> => {
  const webhook = await recordForAct(work, Webhook, input, clause);
  await recordOn(work, webhook, 'WEBHOOK_DELETED', webhook.version, { name: webhook.name });
  work.em.remove(webhook);
};

/** Why even a trial would not leave; null when it would. */
const whyNothingIsSent = async (work: Work, webhook: Webhook): Promise<Term | null> => {
  if (!webhook.active) return { ru: 'вебхук отключён: включите его, прежде чем отправлять пробу', en: 'this webhook is switched off: switch it on before sending a trial' };
  const system = await work.em.findOneOrFail(MachineUser, { id: webhook.machineUser.id }, { populate: ['client'] });
  if (!system.active) return { ru: 'система отключена, и ей ничего не отправляется: включите её', en: 'its system is switched off and is told nothing: switch it on' };
  return system.client?.active === false ? { ru: 'клиент этой системы отключён, и ей ничего не отправляется', en: 'the client of its system is inactive, so it is told nothing' } : null;
};

/** Sends a receiver something harmless, so that whoever set it up sees whether it arrives. */
export const tryWebhook = async (work: Work, input: OnRecord): Promise<Webhook> => {
  const webhook = await recordForAct(work, Webhook, input, clause);
  const off = await whyNothingIsSent(work, webhook);
  if (off) throw invalid({ field: 'id', clause }, off);
  const id = newId();
  work.em.create(WebhookDelivery, {
    id, webhook, eventId: null, position: webhook.position, type: 'TRIAL', body: JSON.stringify({ id, type: 'TRIAL', cursor: null, occurredAt: work.at.toISOString(), data: null }), status: 'WAITING', waitingSince: work.at, nextAttemptAt: work.at,
  });
  Object.assign(webhook, { failures: 0, restsUntil: null });
  await recordOn(work, webhook, 'WEBHOOK_TRIED', webhook.version + 1, {});
  return webhook;
};

/** So many deliveries are sent anew by one act. */
const mostReplayed = 10_000;

/** Sends deliveries anew, letter by letter: those that are named, or all that died, or all since a moment. Those that wait are tried at once. */
export const replayWebhook = async (work: Work, input: OnRecord & { deliveryIds?: string[] | null | undefined; since?: Date | null | undefined }): Promise<{ webhook: Webhook; count: number }> => {
  const webhook = await recordForAct(work, Webhook, input, clause);
  const { deliveryIds, since } = input;
  const which = deliveryIds ? { id: { $in: deliveryIds.filter(isUuid) } } : since ? { waitingSince: { $gte: since } } : { status: { $ne: 'DELIVERED' as const } };
  const deliveries = await work.em.find(WebhookDelivery, { webhook, ...which }, { limit: mostReplayed, orderBy: { position: 'ASC' } });
  const found = new Set(deliveries.map(({ id }) => id));
  const missing = (deliveryIds ?? []).findIndex((id) => !found.has(id.toLowerCase()));
  if (missing >= 0) throw refusal('NOT_FOUND', { field: ['deliveryIds', String(missing)], clause });
  for (const delivery of deliveries) Object.assign(delivery, { status: 'WAITING', attempts: 0, waitingSince: work.at, nextAttemptAt: work.at, settledAt: null });
  Object.assign(webhook, { failures: 0, restsUntil: null });
  await recordOn(work, webhook, 'WEBHOOK_REPLAYED', webhook.version + 1, { deliveries: deliveries.length });
  return { webhook, count: deliveries.length };
};
