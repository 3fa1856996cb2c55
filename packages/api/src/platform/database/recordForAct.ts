import { LockMode, type EntityClass, type FilterQuery } from '@mikro-orm/core';
import { isUuid, withoutNul } from '../identity.ts';
import { refusal } from '../refusal.ts';
import type { Work } from '../work.ts';

/** A record that one act at a time may change. */
export interface Versioned {
  id: string;
  version: number;
}

/** How an act names the record that it is about. */
export interface OnRecord {
  id: string;
  expectedVersion?: number | null | undefined;
}

/** The record of an act, locked until the act ends. `expectedVersion` stops an act that rests on a stale picture. */
export const recordForAct = async <Entity extends Versioned>(work: Work, kind: EntityClass<Entity>, on: OnRecord, clause: string): Promise<Entity> => {
  const record = isUuid(on.id) ? await work.em.findOne(kind, { id: on.id } as FilterQuery<Entity>, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!record) throw refusal('NOT_FOUND', { field: ['id'], clause });
  requireVersion(record, on.expectedVersion, clause);
  return record as Entity;
};

/** Id or number, as an input names a record that people know by its number. */
export const idOrNumber = (named: string): { id: string } | { number: string } =>
  isUuid(named) ? { id: named.toLowerCase() } : { number: withoutNul(named).trim().toUpperCase() };

/** The same for a record that an input names by its id or its number under a field of its own. */
export const numberedForAct = async <Entity extends Versioned & { number: string }>(
  work: Work,
  kind: EntityClass<Entity>,
  { named, field, clause, expectedVersion }: { named: string | null | undefined; field: string; clause: string; expectedVersion?: number | null | undefined },
): Promise<Entity> => {
  if (!named?.trim()) throw refusal('REQUIRED_FIELD_MISSING', { field: [field], clause });
  const record = await work.em.findOne(kind, idOrNumber(named) as FilterQuery<Entity>, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!record) throw refusal('NOT_FOUND', { field: [field], clause });
  requireVersion(record, expectedVersion, clause);
  return record as Entity;
};

/** Stops an act on a stale picture; the payload shows the record as it is now, and the refusal its version. */
export const requireVersion = ({ id, version }: Versioned, expected: number | null | undefined, clause?: string): void => {
  if (expected != null && version !== expected) throw refusal('STALE_VERSION', { field: ['expectedVersion'], ...(clause ? { clause } : {}), params: { version }, staleId: id });
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Puts the values into the record and answers the names of the fields that differ from before. */
export const changeRecord = <Entity extends Versioned>(record: Entity, values: Partial<NoInfer<Entity>>): string[] => {
  const changed = (Object.keys(values) as (keyof Entity & string)[]).filter((field) => !same(record[field], values[field]));
  for (const field of changed) record[field] = values[field] as Entity[typeof field];
  return changed;
};
