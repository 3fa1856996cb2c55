import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import type { Context } from '../access/context.ts';
import { readRows } from '../platform/reading/connection.ts';
import { tailAt } from './textTail.ts';
import { TimelineEntryType } from './timeline.type.ts';

const kind = {};

@Resolver(() => TimelineEntryType)
export class TimelineHtmlResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The HTML of a message, made safe: known tags and styles, no script, links that open outside, images of others as `data-remote-src` only. Null when it has none. Show it in a frame without scripts all the same.' })
  async html(@Root() entry: TimelineEntryType, @Ctx() context: Context): Promise<string | null> {
    if (entry.htmlUrl === null) return null;
    const read = async (ids: string[]) =>
      new Map((await readRows<{ id: string; html: string }>(context.reader, 'select id, body_html as html from message where id = any($1::uuid[])', [ids])).map(({ id, html }) => [id, html]));
    return (await batched(context, kind, entry.id, read)) ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Where the author’s own words in `body` end: what follows is the signature and the letter that it quotes. Counted in UTF-16 units; null when nothing of the kind follows, and for what is no message.' })
  tailAt(@Root() { type, body }: TimelineEntryType): number | null {
    return body === null || type === 'INTERNAL_NOTE' ? null : tailAt(body);
  }
}
