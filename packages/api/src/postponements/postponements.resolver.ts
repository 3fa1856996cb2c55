import { codesOf, postponementReasons } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, isClientSide } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, readRows } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { postponementShape, postponementShapeForClients, PostponementType, PostponementUse } from './postponement.type.ts';
import { usualReviewDay } from './reviewDay.ts';

@Resolver(() => TicketType)
export class PostponementsResolver {
  @FieldResolver(() => [PostponementType], { description: 'When and why its solution was postponed or refused, the latest first (§4.13).' })
  postponements(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    const viewer = allowed(context, 'tickets.read');
    const conditions = new Conditions()
      .where('t.ticket_id = ?', ticket['id'])
      .whereGiven('exists (select from ticket where ticket.id = t.ticket_id and ticket.client_id = ?)', boundClientOf(viewer));
    return readAll(context.reader, isClientSide(viewer) ? postponementShapeForClients : postponementShape, selectionOf(info), conditions, 't.at desc, t.id desc');
  }

  @FieldResolver(() => DateOnly, { description: 'The day on which it would be taken up again if it were postponed now and no other day were named (§4.13).' })
  async usualReviewOn(@Root() ticket: Shaped, @Ctx() context: Context): Promise<string> {
    const [row] = await readRows<{ versionId: string }>(context.reader, 'select regulation_version_id as "versionId" from ticket where id = $1', [ticket['id']]);
    return usualReviewDay(ruleBookOf(row?.versionId ?? '').calendar, clock.now());
  }

  @Query(() => [PostponementUse], { description: 'How often each reason of §4.13 was used between two instants, `until` excluded; every reason is there.' })
  async postponementUse(@Ctx() context: Context, @Arg('from', () => DateTime, { description: 'First day, in the desk’s zone.' }) from: Date, @Arg('until', () => DateTime, { description: 'Last day, included.' }) until: Date): Promise<PostponementUse[]> {
    allowed(context, 'reports.read');
    const rows = await readRows<PostponementUse>(
      context.reader,
      `select reason, count(*) filter (where effect = 'POSTPONED')::int as postponed, count(*) filter (where effect = 'REFUSED')::int as refused
       from postponement where at >= $1 and at < $2 group by reason`,
      [from, until],
    );
    return codesOf(postponementReasons).map((reason) => rows.find((row) => row.reason === reason) ?? { reason, postponed: 0, refused: 0 });
  }
}
