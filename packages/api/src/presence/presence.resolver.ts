import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { allowed, type Context } from '../access/context.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import type { EventStream } from '../platform/events/eventStream.ts';
import { Presence, ShowPresenceInput, ShowPresencePayload } from './presence.type.ts';
import { PresenceBoard } from './presenceBoard.ts';
import { presenceOverTime } from './presenceOverTime.ts';
import { showPresence } from './showing.ts';

const boards = new WeakMap<EventStream, PresenceBoard>();
/** The one board of this process. */
const boardOf = ({ reader, events, log }: Context): PresenceBoard => {
  const known = boards.get(events) ?? new PresenceBoard(reader, (error) => log.warn({ error: String(error) }, 'presence could not be read; it is read again'));
  boards.set(events, known);
  return known;
};

interface Source {
  args: { ticketId?: string | null };
  context: Context;
}

@Resolver()
export class PresenceResolver {
  @Mutation(() => ShowPresencePayload, { description: 'Says that a window shows a ticket or writes on it, for colleagues to see. It locks nothing and writes no event; staff only.' })
  async showPresence(@Ctx() context: Context, @Arg('input', () => ShowPresenceInput) input: ShowPresenceInput): Promise<ShowPresencePayload> {
    const { userErrors, eventIds } = await performAct(context, 'presence.show', (work, viewer) => showPresence(work, viewer, input));
    if (userErrors.length === 0) void boardOf(context).look();
    return { userErrors, eventIds };
  }

  @Subscription(() => [Presence], {
    description: 'Who else is on tickets: at once, then after each change, within a second. A window that falls silent is gone after 45 seconds. Staff only.',
    subscribe: (source) => {
      const { args, context } = source as unknown as Source;
      const viewer = allowed(context, 'presence.read');
      const wanted = args.ticketId == null ? null : idOrNumber(args.ticketId);
      return presenceOverTime(boardOf(context), ({ ticketId, number, staff }) => staff.id !== viewer.id && (wanted === null || ('id' in wanted ? ticketId === wanted.id : number === wanted.number)));
    },
  })
  ticketPresence(@Root() present: Presence[], @Arg('ticketId', () => ID, { nullable: true, description: 'Only on this ticket, by its id or number; without it on all of them.' }) _ticketId?: string): Presence[] {
    return present;
  }
}
