import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf } from '../access/viewer.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from './ticket.type.ts';
import { TicketLinkType, type LinkedTicketType } from './ticketLink.type.ts';

type Row = Omit<TicketLinkType, 'ticket'> & LinkedTicketType;

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
}
