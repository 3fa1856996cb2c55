import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf } from '../access/viewer.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { relateTickets, unrelateTickets } from './relating.ts';
import { TicketType } from './ticket.type.ts';
import { actOnTicket, ticketPayload } from './ticketActs.resolver.ts';
import { LinkTicketsInput, UnlinkTicketsInput } from './ticketInputs.ts';
import { TicketLinkType, type LinkedTicketType } from './ticketLink.type.ts';

type Row = Omit<TicketLinkType, 'ticket'> & LinkedTicketType;

const LinkTicketsPayload = ticketPayload('LinkTickets');
const UnlinkTicketsPayload = ticketPayload('UnlinkTickets');

@Resolver(() => TicketType)
export class TicketLinksResolver {
  @FieldResolver(() => [TicketLinkType], { description: 'The requests that this one was merged into or split from, that it continues or is related to, and those of which it is the other end; oldest first (§4.4).' })
  async links(@Root() ticket: Shaped, @Ctx() context: Context): Promise<TicketLinkType[]> {
    const bound = boundClientOf(allowed(context, 'tickets.read'));
    const rows = await readRows<Row>(
      context.reader,
      `select link.kind, case when link.from_ticket_id = $1 then 'FROM' else 'TO' end as direction, link.at, other.id, other.number, other.subject, other.status
       from ticket_link link join ticket other on other.id = case when link.from_ticket_id = $1 then link.to_ticket_id else link.from_ticket_id end
       where (link.from_ticket_id = $1 or link.to_ticket_id = $1) and ($2::uuid is null or other.client_id = $2)
       order by link.at, other.number, link.kind`,
      [ticket['id'], bound],
    );
    return rows.map(({ kind, direction, at, ...other }) => ({ kind, direction, at, ticket: other }));
  }

  @Mutation(() => LinkTicketsPayload, { description: 'Notes that two requests, also of different clients, have to do with each other (§4.4). No client sees a request of another one. Answers with the first.' })
  linkTickets(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => LinkTicketsInput) input: LinkTicketsInput) {
    return actOnTicket(context, info, 'tickets.note', (work, viewer) => relateTickets(work, viewer, input));
  }

  @Mutation(() => UnlinkTicketsPayload, { description: 'Takes that note back. What was merged, split or continued stays linked. Answers with the first.' })
  unlinkTickets(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UnlinkTicketsInput) input: UnlinkTicketsInput) {
    return actOnTicket(context, info, 'tickets.note', (work, viewer) => unrelateTickets(work, viewer, input));
  }
}
