import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { isClientSide } from '../access/viewer.ts';
import type { CardSubject } from '../platform/card.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketCard } from './card.type.ts';
import { cardsOf } from './cards.ts';
import { TicketType } from './ticket.type.ts';

@Resolver(() => TicketType)
export class CardsResolver {
  @FieldResolver(() => [TicketCard], { description: 'What plugins of this server tell about the ticket, for staff; a client’s system sees none. A plugin that fails or takes longer than a second is left out. Ask for one ticket, not in lists.' })
  async cards(@Root() ticket: Shaped, @Ctx() context: Context): Promise<TicketCard[]> {
    const { reader, locale, log, features, requestId } = context;
    if (isClientSide(allowed(context, 'tickets.read')) || !features.some(({ cards }) => cards)) return [];
    const [subject] = await readRows<CardSubject>(reader, 'select id, number, client_id as "clientId" from ticket where id = $1', [ticket['id']]);
    if (!subject) return [];
    return cardsOf(features, subject, { reader, locale }, (plugin, error) => log.error({ plugin, ticket: subject.number, requestId, error: error instanceof Error ? error.stack : String(error) }, 'a card of a plugin was left out'));
  }
}
