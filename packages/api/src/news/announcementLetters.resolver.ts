import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import type { Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import { AnnouncementType } from '../announcements/announcement.type.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';

@ObjectType({ simpleResolvers: true, description: 'How many letters tell of an announcement.' })
class AnnouncementLetters {
  @Field(() => Int, { description: 'Letters that left, those that came back included.' }) sent!: number;
  @Field(() => Int, { description: 'Letters that wait for their turn: news go last and at a pace.' }) waiting!: number;
  @Field(() => Int, { description: 'Letters that did not arrive, so far as is known.' }) undelivered!: number;
}

const none: AnnouncementLetters = { sent: 0, waiting: 0, undelivered: 0 };

/** The announcement is the third part of what a letter of news is for (see `newsKey`); an index holds it. */
const lettersOf = async (reader: Reader, ids: string[]): Promise<ReadonlyMap<string, AnnouncementLetters>> => {
  const rows = await readRows<AnnouncementLetters & { id: string }>(
    reader,
    `select split_part(deduplication_key, ':', 3) as id, count(*) filter (where status in ('SENT', 'RETURNED'))::int as sent,
      count(*) filter (where status = 'WAITING')::int as waiting, count(*) filter (where status in ('RETURNED', 'FAILED'))::int as undelivered
    from outgoing_letter where news and split_part(deduplication_key, ':', 3) = any($1::text[]) group by 1`,
    [ids],
  );
  return new Map(rows.map(({ id, ...letters }) => [id, letters]));
};

@Resolver(() => AnnouncementType)
export class AnnouncementLettersResolver {
  @FieldResolver(() => AnnouncementLetters, { nullable: true, description: 'How many contacts are told of it by letter, for staff; null for others.' })
  async letters(@Root() announcement: Shaped, @Ctx() context: Context): Promise<AnnouncementLetters | null> {
    if (!can(context.viewer, 'mail.read')) return null;
    return (await batched(context, lettersOf, String(announcement['id']), (ids) => lettersOf(context.reader, ids))) ?? none;
  }
}
