import { createHash } from 'node:crypto';
import { LockMode, type EntityClass, type FilterQuery } from '@mikro-orm/core';
import { newId } from './identity.ts';
import { inOrder } from './inOrder.ts';
import { invalid } from './input/values.ts';
import { refusal } from './refusal.ts';
import type { Work } from './work.ts';

/** What makes a record may say which id it is to have. */
export interface NewRecord {
  id?: string | null | undefined;
}

/** What an act is sent, in which a record may be named. */
type Sent = NewRecord & { externalId?: string | null | undefined };

const versionFourOrSeven = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** An id as its maker gave it. Ids of other versions are made of clocks and names, and so come twice. */
const givenIdOf = (id: string, clause: string): string => {
  if (versionFourOrSeven.test(id)) return id.toLowerCase();
  throw invalid({ field: 'id', clause }, { ru: 'нужен UUID версии 4 или 7', en: 'needs a UUID of version 4 or 7' });
};

const hashOf = (sent: object): string => createHash('sha256').update(JSON.stringify(sent, inOrder)).digest('hex');

/** Ids are unique in the whole installation, whatever they name (`node` finds each by its id alone). */
const isTaken = async (work: Work, id: string): Promise<boolean> => {
  const tables = [...work.em.getMetadata().getAll().values()].filter(({ primaryKeys, properties, tableName }) => tableName && tableName !== 'creation' && primaryKeys.length === 1 && primaryKeys[0] === 'id' && properties['id']?.columnTypes?.[0] === 'uuid').map(({ tableName }) => tableName);
  const [found] = await work.em.execute<unknown[]>(`select 1 from (values (1)) one where ${tables.map((table) => `exists (select from "${table}" where id = '${id}')`).join(' or ')}`);
  return found !== undefined;
};

/** Whether a record was made by this caller out of just this. */
export const wasMadeOf = async (work: Work, act: string, id: string, sent: object): Promise<boolean> => {
  const [before] = await work.em.execute<{ same: boolean }[]>('select caller_id = ? and act = ? and content_hash = ? as same from creation where id = ?', [work.actor.id, act, hashOf(sent), id]);
  return before?.same ?? false;
};

/** Remembers how a record came to be. False: the id names one already. A transaction that is making one with this id is waited for. */
const remember = async (work: Work, act: string, id: string, sent: object): Promise<boolean> => {
  const rows = await work.em.execute<unknown[]>('insert into creation (id, caller_id, act, content_hash) values (?, ?, ?, ?) on conflict do nothing returning id', [id, work.actor.id, act, hashOf(sent)]);
  return rows.length > 0;
};

/**
 * Makes a record under the id that its maker gave, or under one of ours. Whoever sends the same again under the same id gets the
 * record that is there, and nothing happens; of an id that names anything else nobody learns what.
 */
export const createdOnce = async <Entity extends { id: string }, Made = Entity>(
  work: Work,
  { act, kind, clause }: { act: string; kind: EntityClass<Entity>; clause: string },
  sent: Sent,
  create: (id: string) => Promise<Made>,
): Promise<{ record: Made; isNew: true } | { record: Entity; isNew: false }> => {
  if (sent.id == null) {
    const id = newId();
    if (sent.externalId != null) await remember(work, act, id, sent);
    return { record: await create(id), isNew: true };
  }
  const id = givenIdOf(sent.id, clause);
  if (await remember(work, act, id, sent)) {
    if (await work.ofWholeDesk(() => isTaken(work, id))) throw refusal('ID_TAKEN', { field: ['id'], clause });
    return { record: await create(id), isNew: true };
  }
  const record = (await wasMadeOf(work, act, id, sent)) ? await work.em.findOne(kind, { id } as FilterQuery<Entity>) : null;
  if (!record) throw refusal('ID_TAKEN', { field: ['id'], clause });
  return { record: record as Entity, isNew: false };
};

const longestExternalId = 200;

/** An id that another system has given to a record of ours; of its own kind, and the same for one client only once. */
export const externalIdOf = (sent: string | null | undefined, clause: string): string | null => {
  const id = sent?.trim();
  if (!id) return null;
  if (id.length > longestExternalId) throw refusal('TOO_LONG', { field: ['externalId'], clause, params: { limit: longestExternalId, length: id.length } });
  if (!/^[\P{C}]+$/u.test(id)) throw invalid({ field: 'externalId', clause }, { ru: 'без управляющих знаков', en: 'without control characters' });
  return id;
};

/**
 * The client's record that another system calls so, locked until the act ends; null when there is none yet. One act at a time looks for
 * a name: of two that come at once the second finds what the first made.
 */
export const calledByOthers = async <Entity extends { id: string }>(work: Work, kind: EntityClass<Entity>, clientId: string, externalId: string): Promise<Entity | null> => {
  await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`externalId ${work.em.getMetadata().get(kind).tableName} ${clientId} ${externalId}`]);
  return work.em.findOne(kind, { client: clientId, externalId } as unknown as FilterQuery<Entity>, { lockMode: LockMode.PESSIMISTIC_WRITE }) as Promise<Entity | null>;
};
