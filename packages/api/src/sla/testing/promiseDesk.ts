import { afterAll, beforeAll, beforeEach } from 'vitest';
import calendar from '../../calendar/index.ts';
import { systemActor, type Actor } from '../../platform/events/actor.ts';
import { newId } from '../../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../../platform/testing/scratchSystem.ts';
import type { Work } from '../../platform/work.ts';
import regulation from '../../regulation/index.ts';
import { ruleBookAt, type RuleBook } from '../../regulation/ruleBook.ts';
import sla from '../index.ts';
import { openObligation, type NewObligation } from '../obligationActs.ts';
import { ResponseObligation } from '../responseObligation.entity.ts';
import type { ObligationSubjects } from '../runningObligation.ts';

/** An instant of the desk's November and December 2026, in Moscow: `24T11:30` or `12-01T10:00`. */
export const msk = (text: string): number => Date.parse(`2026-${text.length > 8 ? text : `11-${text}`}:00+03:00`);
export const hours = (count: number): number => count * 3_600_000;

/** Somebody of the staff. */
export const agent: Actor = { kind: 'STAFF', id: newId(), name: 'Агент' };

/** A desk that knows promises and nothing of the tickets that carry them, which are plain identifiers here. */
export interface PromiseDesk extends ScratchSystem {
  act<Result>(verb: (work: Work) => Promise<Result>, at: number, actor?: Actor): Promise<Result>;
  /** The client of a ticket writes at an instant; answers the id of the promise. */
  promise(at: number, wanted?: Partial<NewObligation>): Promise<string>;
  /** An act on a promise. */
  onPromise(id: string, at: number, verb: (work: Work, obligation: ResponseObligation, book: RuleBook) => unknown): Promise<void>;
  /** A promise as it is stored. */
  stored(id: string): Promise<ResponseObligation>;
  /** What the ledger tells, oldest first. */
  ledger<Row = Record<string, unknown>>(): Promise<Row[]>;
  /** What the event log tells of promises, as it was written since it was empty. */
  happened<Row = Record<string, unknown>>(): Promise<Row[]>;
  /** Nothing was ever promised. */
  forget(): Promise<void>;
}

export const promiseDesk = async (): Promise<PromiseDesk> => {
  const system = await scratchSystem([calendar, regulation, sla]);
  const act: PromiseDesk['act'] = async (verb, at, actor = systemActor) => (await system.workshop.perform(actor, verb, at)).result;
  return {
    ...system,
    act,
    promise: (at, wanted = {}) => act((work) => {
      const { id } = openObligation(work, ruleBookAt(at), { ticketId: newId(), clientId: newId(), kind: 'FIRST', priority: 'HIGH', openedAt: at, messageId: newId(), ...wanted });
      return Promise.resolve(id);
    }, at),
    onPromise: (id, at, verb) => act(async (work) => {
      verb(work, await work.em.findOneOrFail(ResponseObligation, id), ruleBookAt(at));
    }, at, agent),
    stored: (id) => system.orm.em.fork().findOneOrFail(ResponseObligation, id),
    ledger: () => system.rows(`select obligation_id as "obligationId", change, actor_kind as "actorKind", actor_id as "actorId", reason_code as "reasonCode", reason_hash as "reasonHash",
      details, previous, state, occurred_at as "occurredAt" from obligation_ledger order by entry`),
    happened: () => system.rows(`select type, subject_type as "subjectType", subject_id as "subjectId", subject_version as "subjectVersion", client_id as "clientId", actor, payload,
      occurred_at as "occurredAt" from event_log order by ctid`),
    forget: async () => {
      await system.pool.query('truncate event_log, obligation_ledger, response_obligation, obligation_warning, calendar_recompute, calendar_change restart identity');
    },
  };
};

/** For one file: a desk that is there before its first test, that forgets everything before each, and that is gone after the last. */
export const usePromiseDesk = (): PromiseDesk => {
  // an object of its own, because whoever calls wants a constant before anything is there
  const desk = {} as PromiseDesk;
  beforeAll(async () => void Object.assign(desk, await promiseDesk()), scratchPatienceMilliseconds);
  afterAll(() => desk.close());
  beforeEach(() => desk.forget());
  return desk;
};

/** Carriers of promises that are always free; their version rises with each touch. Some ids are nobody's. */
export const freeSubjects = (strangers: readonly string[] = []): ObligationSubjects => {
  const versions = new Map<string, number>();
  const named = (ids: readonly string[]) =>
    new Map(ids.filter((id) => !strangers.includes(id)).map((id) => [id, { number: `TP-${id.slice(0, 4)}`, version: versions.get(id) ?? 1 }]));
  return {
    lock: (_client, ids) => Promise.resolve([...ids]),
    named: (_client, ids) => Promise.resolve(named(ids)),
    touch: (_client, ids) => {
      for (const id of ids) versions.set(id, (versions.get(id) ?? 1) + 1);
      return Promise.resolve(named(ids));
    },
  };
};
