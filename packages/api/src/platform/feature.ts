import type { FeatureName } from '@reglament/schema';
import type { AnyEntity, EntityClass, MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Config } from './config.ts';
import type { EventStream } from './events/eventStream.ts';
import type { Logger } from './log.ts';
import type { Reader } from './reading/connection.ts';
import type { Reaction, Workshop } from './work.ts';

/** What a running desk consists of; features get it when they start. */
export interface System {
  config: Config;
  orm: MikroORM;
  /** Lean reads through the ORM's pool. */
  reader: Reader;
  /** A small pool of its own for timers, the relay and the mail, so that a flood of requests cannot stop them. */
  pool: Pool;
  workshop: Workshop;
  events: EventStream;
  log: Logger;
}

/** Something that runs beside the requests and can be stopped. */
export interface Process {
  stop(): Promise<void>;
}

/**
 * One feature of the desk. The list of features imports each of them only when it is switched on: a class that was never
 * imported leaves no trace in the schema.
 */
export interface Feature {
  name: FeatureName;
  entities?: EntityClass<AnyEntity>[];
  /** Classes of type-graphql. */
  resolvers?: NonNullable<unknown>[];
  reactions?: Reaction[];
  /** Runs before the first request is taken. */
  prepare?(system: System): Promise<void>;
  /** Adds paths of its own to the door for programs and browsers. */
  serve?(app: FastifyInstance, system: System): void;
  /** Starts what runs beside the requests. */
  start?(system: System): Promise<Process>;
}
