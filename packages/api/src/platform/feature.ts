import type { FeatureName } from '@reglament/schema';
import type { MigrationObject } from '@mikro-orm/core';
import type { AnyEntity, EntityClass, MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import type { SoleHolder } from './background/soleHolder.ts';
import type { CardMaker } from './card.ts';
import type { Config } from './config.ts';
import type { ClientReading, ClientRows } from './database/clientRows.ts';
import type { EventStream } from './events/eventStream.ts';
import type { PlacedEvent } from './events/placedEvent.ts';
import type { ClientSide } from './graphql/clientSide.ts';
import type { Logger } from './log.ts';
import type { PluginName } from './pluginName.ts';
import type { Conditions } from './reading/conditions.ts';
import type { Reader } from './reading/connection.ts';
import type { Shape } from './reading/shape.ts';
import type { ReadingReplica } from './replica/readingReplica.ts';
import type { Right } from './right.ts';
import type { Reaction, Workshop } from './work.ts';

/** What a running desk consists of; features get it when they start. */
export interface System {
  config: Config;
  orm: MikroORM;
  /** Lean reads through the ORM's pool. */
  reader: Reader;
  /** Lean reads for a system of one client, to which the database shows nothing of others; the same as `reader` where it cannot lock rows. */
  readerOf: (reading: ClientReading) => Reader;
  /** PostgreSQLs that follow the first one, where queries over HTTP are read while they keep up; null: there is none. */
  replica: ReadingReplica | null;
  /** A small pool of its own for timers, the relay and the mail, so that a flood of requests cannot stop them. */
  pool: Pool;
  workshop: Workshop;
  events: EventStream;
  /** What only one process at a time does, of all that share the database. */
  sole: SoleHolder;
  log: Logger;
  /** What this server consists of, in the order of the list. */
  features: readonly Feature[];
}

/** The API as processes of the desk ask it, with no request around them. */
export interface InsideDoor {
  /** The schema that somebody may ask. */
  schemaFor(viewer: object): GraphQLSchema;
  /** Subscriptions whose frames are events of the log. */
  streams: ReadonlySet<string>;
  /** Whether somebody who follows such a stream is told of an event. */
  tells(stream: string, viewer: object, event: PlacedEvent): boolean;
  /** Answers a document as that viewer would get it, faults masked as at the doors. */
  execute(asked: { document: DocumentNode; viewer: object; rootValue?: unknown }): Promise<{ data?: unknown; errors?: readonly GraphQLFormattedError[] }>;
}

/** A stream of the log, by the name of its subscription: who may follow it, and what of it they see. Webhooks can be shaped by it. */
export interface LogStream {
  /** The right that it needs; null: whoever is signed in. */
  right: string | null;
  sees(this: void, viewer: object, event: PlacedEvent): boolean;
  /** The types of events that it tells the desk’s systems or clients’ of, for webhooks that name some; left out: any name is taken. */
  typesFor?(this: void, audience: 'staff' | 'client'): readonly string[];
}

/** How records of one type are found by their ids, for `node` and `nodes`. */
export interface NodeKind {
  /** The right that reading them needs; null: whoever is signed in. */
  right: string | null;
  /** With all columns that the field resolvers of the type need. */
  shape: Shape;
  /** Adds which of them the viewer may see, over the alias `t`; left out: whoever has the right sees all. */
  seen?(this: void, conditions: Conditions, viewer: object): Conditions;
}

/** Something that runs beside the requests and can be stopped. */
export interface Process {
  stop(): Promise<void>;
}

/** Work by the clock. One process at a time does it, whatever number of them share the database. */
export interface Job {
  /** Unique in its plugin. */
  id: string;
  /** Either so many seconds after the last time, or every day at a time of day. */
  when: { everySeconds: number } | { dailyAt: `${number}:${number}`; timeZone?: string };
  /** What throws is logged and done again, a little later each time. `signal` is aborted when the server stops. */
  run(system: System, signal: AbortSignal): Promise<void>;
}

/** What a plugin does after an act is done: it cannot stop the act, and gets each event at least once, in their order. */
export interface Follower {
  /** Unique in its plugin; with another id it would begin anew. */
  id: string;
  /** The type of event, for example `TICKET_ANSWERED`. */
  to: string;
  /** What throws is tried again, a little later each time; after eight times the event is left out and the log says so. */
  follow(system: System, event: PlacedEvent): Promise<void>;
}

/**
 * One feature of the desk, ours or somebody else's. The list of features imports each of them only when it is switched on: a class
 * that was never imported leaves no trace in the schema.
 */
export interface Feature {
  name: FeatureName | PluginName;
  /** Of a plugin; shown to staff beside its name. Ours are as old as the server. */
  version?: string;
  /** The contract that it was written for: 1. */
  api?: 1;
  /** Names of features without which it cannot work; a start without them is refused. */
  requires?: readonly (FeatureName | PluginName)[];
  entities?: EntityClass<AnyEntity>[];
  /** Its own tables and nothing else's, named `<timestamp>_<plugin>_<what>`; carried out among ours in the order of time. */
  migrations?: MigrationObject[];
  /** Classes of type-graphql. They may add fields to types of others: `@Resolver(() => TicketType)` with `@FieldResolver`. */
  resolvers?: NonNullable<unknown>[];
  /** Its subscriptions whose frames are events of the log, by their names. */
  streams?: Readonly<Record<string, LogStream>>;
  /** Types of events of its own that streams of others tell the desk’s systems, so that webhooks may name them. */
  eventTypes?: readonly string[];
  /** Its types that `node` and `nodes` find by their ids, by their names in the schema; each implements Node. */
  nodes?: Readonly<Record<string, NodeKind>>;
  /** What of its types clients may name; the rest is the desk's own. */
  clientSide?: ClientSide;
  /** Which rows of its tables the database shows to the reader of a client; a table that is not listed has none for clients. */
  clientRows?: ClientRows;
  /** Rights besides ours, named `<plugin>.<verb>`; they stand in `viewer.rights`. */
  rights?: Readonly<Record<string, Right>>;
  /** Work by the clock. */
  jobs?: readonly Job[];
  /** Inside the transaction of an act: they stand or fall with it. */
  reactions?: Reaction[];
  /** After the transaction of an act, at least once each. */
  followers?: readonly Follower[];
  /** Cards beside a ticket, for staff. */
  cards?: CardMaker;
  /** Runs before the first request is taken. */
  prepare?(system: System): Promise<void>;
  /** Adds paths of its own to the door for programs and browsers. */
  serve?(app: FastifyInstance, system: System): void;
  /** Starts what runs beside the requests. */
  start?(system: System, door: InsideDoor): Promise<Process>;
}
