import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { clock } from './clock.ts';
import type { ClientReading } from './database/clientRows.ts';
import { actFor, clientActsRole } from './database/clientRoles.ts';
import type { Actor } from './events/actor.ts';
import { Event } from './events/event.entity.ts';
import type { PluginName } from './pluginName.ts';
import { newId } from './identity.ts';
import type { Reader } from './reading/rows.ts';
import { refusal } from './refusal.ts';

/** What happened, as the feature that did it says it. */
export interface Happening {
  /** For example `TICKET_ANSWERED`. */
  type: string;
  subjectType: 'ticket' | 'obligation' | 'featureRequest' | 'termsOfReference' | 'client' | 'contact' | 'product' | 'staff' | 'assignment' | 'letter' | 'mailbox' | 'machineUser' | 'webhook' | 'announcement' | 'regulationVersion' | 'calendar' | 'view' | 'file' | 'article' | PluginName;
  subjectId: string;
  /** Version of the subject after the act. */
  subjectVersion?: number;
  /** The client whom it concerns; decides who may see it. */
  clientId?: string | null;
  payload?: Record<string, unknown>;
}

/** A feature's answer to what another feature did, inside the same transaction. */
export interface Reaction {
  to: string;
  react(work: Work, happening: Happening): Promise<void>;
}

/** One act: one transaction, one moment, one actor. What it changes and what it records stand or fall together. */
export class Work {
  readonly eventIds: string[] = [];

  constructor(
    readonly em: EntityManager,
    readonly actor: Actor,
    /** The moment of the act, in milliseconds; every instant that the act writes is this one. */
    readonly now: number,
    private readonly reactions: readonly Reaction[],
    /** Whether the database holds the transaction to the rows of one client. */
    private readonly isLocked = false,
  ) {}

  /**
   * A question that has to be asked of the whole desk, in an act of a client, too: whether an id is taken, who has least in hand. Nothing
   * of what is found may reach the client as more than that; whatever an act names is looked for without it.
   */
  async ofWholeDesk<T>(question: () => Promise<T>): Promise<T> {
    if (!this.isLocked) return question();
    await this.em.execute('set local role none');
    try {
      return await question();
    } finally {
      // a transaction that broke takes no statement, this one as little as any other
      await this.em.execute(`set local role ${clientActsRole}`).catch(() => undefined);
    }
  }

  get at(): Date {
    return new Date(this.now);
  }

  /** Lean reads inside of the act: they see what it has written to the database so far. */
  get reader(): Reader {
    return this.em.getKysely() as unknown as Reader;
  }

  /** Records what happened and lets the other features react to it. */
  async record(happening: Happening): Promise<string> {
    const id = newId();
    this.eventIds.push(id);
    this.em.create(Event, {
      id,
      type: happening.type,
      subjectType: happening.subjectType,
      subjectId: happening.subjectId,
      subjectVersion: happening.subjectVersion ?? 1,
      clientId: happening.clientId ?? null,
      actor: this.actor,
      payload: happening.payload ?? {},
      occurredAt: this.at,
    });
    for (const reaction of this.reactions) if (reaction.to === happening.type) await reaction.react(this, happening);
    return id;
  }
}

export interface Performed<T> {
  result: T;
  eventIds: string[];
}

/** Carries out acts: a fresh entity manager and one transaction each. */
export class Workshop {
  constructor(
    private readonly orm: MikroORM,
    private readonly reactions: readonly Reaction[],
    /** Called after each commit that recorded something. */
    private readonly afterCommit: () => void,
    /** Whether the database locks the rows of clients. */
    private readonly isLocked: () => boolean = () => false,
  ) {}

  /** One statement of the platform's own beside all acts: it stands though an act fell. */
  async beside(sql: string, values: unknown[]): Promise<void> {
    await this.orm.em.fork().execute(sql, values);
  }

  /** `at` sets the moment of the act; without it the act happens now. Only the past of a demonstration is told that way. */
  async perform<T>(actor: Actor, verb: (work: Work) => Promise<T>, at: number = clock.now()): Promise<Performed<T>> {
    return this.carryOut(actor, verb, at, null);
  }

  /** An act of somebody who is bound to one client: whatever it names, the database finds, changes and takes nothing of another one's (D11). */
  async performFor<T>(client: ClientReading | null, actor: Actor, verb: (work: Work) => Promise<T>): Promise<Performed<T>> {
    return this.carryOut(actor, verb, clock.now(), this.isLocked() ? client : null);
  }

  private async carryOut<T>(actor: Actor, verb: (work: Work) => Promise<T>, at: number, client: ClientReading | null): Promise<Performed<T>> {
    const em = this.orm.em.fork();
    try {
      const performed = await em.transactional(async (inside) => {
        if (client) {
          const { sql, values } = actFor(client);
          await (inside as EntityManager).execute(sql, values);
        }
        const work = new Work(inside as EntityManager, actor, at, this.reactions, client !== null);
        const result = await verb(work);
        await inside.flush();
        return { result, eventIds: work.eventIds };
      });
      if (performed.eventIds.length > 0) this.afterCommit();
      return performed;
    } catch (error) {
      if (error instanceof OptimisticLockError) throw refusal('STALE_VERSION', { field: ['expectedVersion'], ...staleIn(error) });
      if (error instanceof UniqueConstraintViolationException) throw refusal('ALREADY_EXISTS', { field: [uniqueField(error)] });
      throw error;
    }
  }
}

/** The record that was changed by somebody else between reading and writing. */
const staleIn = (error: OptimisticLockError): { staleId?: string } => {
  const { id } = (error.getEntity() ?? {}) as { id?: unknown };
  return typeof id === 'string' ? { staleId: id } : {};
};

/** The column named in PostgreSQL's detail "Key (email)=(…) already exists". */
const uniqueField = (error: Error): string => {
  const detail = 'detail' in error ? String(error.detail) : error.message;
  const column = /Key \("?(?:lower\()?"?(\w+)/.exec(detail)?.[1] ?? 'id';
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
};
