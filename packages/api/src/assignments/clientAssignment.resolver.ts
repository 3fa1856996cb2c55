import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { ClientType } from '../clients/client.type.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readGroups } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { assignmentOfClientShape, AssignmentType, validToday } from './assignment.type.ts';

@Resolver(() => ClientType)
export class ClientAssignmentResolver {
  @FieldResolver(() => AssignmentType, { nullable: true, description: 'Who is responsible for the client today (§1).' })
  async assignment(@Root() client: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'directory.read');
    const selection = selectionOf(info);
    const read = (ids: string[]) => {
      const conditions = new Conditions().where('t.client_id = any(?::uuid[])', ids).where(validToday());
      return readGroups(context.reader, assignmentOfClientShape, selection, conditions, 't.valid_from desc', 'clientId');
    };
    const [current] = (await batched(context, selection, String(client['id']), read)) ?? [];
    return current ?? null;
  }
}
