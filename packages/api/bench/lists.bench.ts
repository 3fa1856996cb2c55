import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../src/access/context.ts';
import type { MachineViewer } from '../src/access/viewer.ts';
import type { Reader } from '../src/platform/reading/connection.ts';
import { compiledExecution } from '../src/platform/graphql/compiledExecution.ts';
import { documentLimits } from '../src/platform/graphql/limits.ts';
import { schemaOf } from '../src/platform/graphql/schema.ts';
import { clock } from '../src/platform/clock.ts';
import { initialsOf } from '../src/staff/initials.ts';
import { standingOf } from '../src/sla/standing.ts';
import { valuesOf } from '../src/sla/obligationActs.ts';
import { ResponseObligation } from '../src/sla/responseObligation.entity.ts';
import { Ticket } from '../src/tickets/ticket.entity.ts';
import { TicketConnection } from '../src/tickets/ticket.type.ts';
import type { BenchDesk } from './desk.ts';

const selection = `nodes { id number subject kind status priority criticality channel productVersion receivedAt registeredAt takenAt updatedAt version
  client { id name city } assignee { id name initials } sla { dueAt standing provisional } }`;

/** The way that frameworks suggest: hydrated entities with populated relations, one object per row. */
@Resolver()
class HydratedTicketsResolver {
  @Query(() => TicketConnection)
  async hydratedTickets(@Ctx() context: Context & { orm: MikroORM }, @Arg('first', () => Int) first: number): Promise<{ nodes: object[] }> {
    const em = context.orm.em.fork();
    const tickets = await em.find(Ticket, {}, { populate: ['client', 'assignee'], orderBy: { dueAt: 'asc', receivedAt: 'asc', id: 'asc' }, limit: first });
    const obligations = await em.find(ResponseObligation, { id: { $in: tickets.flatMap(({ obligationId }) => obligationId ?? []) } });
    const byId = new Map(obligations.map((obligation) => [obligation.id, obligation]));
    const now = clock.now();
    const nodes = tickets.map((ticket) => {
      const obligation = byId.get(ticket.obligationId ?? '');
      return Object.assign(Object.create(ticket) as object, {
        assignee: ticket.assignee && { id: ticket.assignee.id, name: ticket.assignee.name, initials: initialsOf(ticket.assignee.name) },
        sla: obligation && { dueAt: obligation.dueAt, provisional: obligation.provisional, standing: standingOf(valuesOf(obligation), obligation.warnAt.getTime(), now) },
      });
    });
    return { nodes };
  }
}

const operations = 200;
const rounds = 25;

const viewer: MachineViewer = { kind: 'MACHINE', id: '00000000-0000-7000-8000-000000000000', name: 'bench', audience: 'staff', scopes: ['tickets:read'], clientId: null };

/** CPU of this process per operation in microseconds, the best of many short rounds: what the neighbours on the machine do is not ours. */
const cpuPerOperation = async (operation: () => Promise<unknown>): Promise<number> => {
  for (let warm = 0; warm < 60; warm += 1) await operation();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    for (let done = 0; done < operations; done += 1) await operation();
    const spent = process.cpuUsage(before);
    best = Math.min(best, (spent.user + spent.system) / operations);
  }
  return best;
};

export interface ListFigures {
  /** Microseconds of CPU per `tickets(first: 50)`, as Reglament does it. */
  lean: number;
  /** The same selection through hydrated entities and Apollo as it comes. */
  hydrated: number;
  rows: number;
}

const execute = (apollo: ApolloServer<Context>, query: string, context: Context) => async (): Promise<unknown> => {
  const { body } = await apollo.executeOperation({ query }, { contextValue: context });
  if (body.kind !== 'single' || body.singleResult.errors) throw new Error(JSON.stringify(body));
  return JSON.stringify(body.singleResult.data);
};

/** `tickets(first: 50)` with 14 fields, client, assignee and SLA, in process, beside the ordinary way. */
export const measureLists = async ({ system, features, tickets }: BenchDesk): Promise<ListFigures> => {
  const context = {
    viewer, locale: 'ru', requestId: 'bench', peer: '', reader: system.orm.em.fork().getKysely() as unknown as Reader,
    workshop: system.workshop, events: system.events, log: system.log, features: [], loaders: new Map(), orm: system.orm,
  } as unknown as Context;
  const lean = new ApolloServer<Context>({
    gateway: compiledExecution<Context>(await schemaOf(features)),
    plugins: [ApolloServerPluginCacheControlDisabled()],
    parseOptions: { maxTokens: documentLimits.staff.tokens },
    stopOnTerminationSignals: false,
  });
  const ordinary = new ApolloServer<Context>({ schema: await schemaOf(features, [HydratedTicketsResolver]), stopOnTerminationSignals: false });
  await Promise.all([lean.start(), ordinary.start()]);
  const figures = {
    lean: await cpuPerOperation(execute(lean, `{ tickets(first: 50) { ${selection} } }`, context)),
    hydrated: await cpuPerOperation(execute(ordinary, `{ hydratedTickets(first: 50) { ${selection} } }`, context)),
    rows: tickets,
  };
  await Promise.all([lean.stop(), ordinary.stop()]);
  return figures;
};
