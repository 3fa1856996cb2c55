import { ReferenceKind, type EntityClass, type FilterQuery } from '@mikro-orm/core';
import { recordKinds, type Term } from '@reglament/schema';
import { refusal } from '../refusal.ts';
import type { Work } from '../work.ts';

const known: readonly [string, Term][] = Object.entries(recordKinds);
const rankOf = (name: string): number => known.findIndex(([kind]) => kind === name);
const termOf = (name: string): Term => known[rankOf(name)]?.[1] ?? { ru: name, en: name };

const sum = (said: readonly { kind: Term; count: number }[], locale: 'ru' | 'en'): string => said.map(({ kind, count }) => `${kind[locale]}: ${count}`).join(', ');

/**
 * Refuses to delete a record that others name, and says how many of which kind. The relations of all features are asked, so
 * that a new feature needs no line here. The record is locked: nobody can name it meanwhile. `own` belongs to the record itself.
 */
export const requireUnused = async (work: Work, kind: EntityClass<{ id: string }>, id: string, clause: string, own: readonly EntityClass<object>[] = []): Promise<void> => {
  const uses: { name: string; kind: Term; count: number }[] = [];
  for (const meta of work.em.getMetadata().getAll().values()) {
    const relations = meta.relations.filter((relation) => relation.kind === ReferenceKind.MANY_TO_ONE && relation.targetMeta?.class === kind);
    if (relations.length === 0 || own.some((one) => one === meta.class)) continue;
    const names = { $or: relations.map(({ name }) => ({ [name]: id })) } as FilterQuery<object>;
    const count = await work.em.count(meta.class, names);
    if (count > 0) uses.push({ name: meta.name ?? '', kind: termOf(meta.name ?? ''), count });
  }
  uses.sort((a, b) => rankOf(a.name) - rankOf(b.name));
  if (uses.length > 0) throw refusal('IN_USE', { field: ['id'], clause, params: { usedBy: { ru: sum(uses, 'ru'), en: sum(uses, 'en') } } });
};
