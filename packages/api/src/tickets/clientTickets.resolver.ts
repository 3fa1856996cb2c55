import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { ClientType } from '../clients/client.type.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ended } from './ticketFilter.ts';

const openTicketsOfClients = {};

@Resolver(() => ClientType)
export class ClientTicketsResolver {
  @FieldResolver(() => Int, { description: 'How many of its tickets are neither closed nor rejected.' })
  async openTickets(@Root() client: Shaped, @Ctx() context: Context): Promise<number> {
    allowed(context, 'tickets.read');
    const count = async (ids: string[]): Promise<Map<string, number>> => {
      const rows = await readRows<{ clientId: string; count: number }>(
        context.reader,
        `select t.client_id as "clientId", count(*)::int as count from ticket t where t.client_id = any($1::uuid[]) and not ${ended} group by t.client_id`,
        [ids],
      );
      return new Map(rows.map((row) => [row.clientId, row.count]));
    };
    return (await batched(context, openTicketsOfClients, String(client['id']), count)) ?? 0;
  }
}
