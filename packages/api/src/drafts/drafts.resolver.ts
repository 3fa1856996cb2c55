import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { allowed, signedIn, type Context } from '../access/context.ts';
import { DraftType, SaveDraftInput, SaveDraftPayload } from './draft.type.ts';
import { draftsOf } from './reading.ts';
import { saveDraft } from './saving.ts';

@Resolver()
export class DraftsResolver {
  @Query(() => [DraftType], { name: 'drafts', description: 'What the viewer has written on a ticket and not sent: at most one answer and one note. Nobody reads another person’s drafts; staff only.' })
  draftsOfViewer(@Ctx() context: Context, @Arg('ticketId', () => ID, { description: 'Id or number of the ticket.' }) ticketId: string): Promise<DraftType[]> {
    return draftsOf(context.reader, allowed(context, 'drafts.keep').id, ticketId);
  }

  @Mutation(() => SaveDraftPayload, { description: 'Keeps what the viewer has written so far on a ticket; the act that sends it deletes it. Staff only.' })
  async saveDraft(@Ctx() context: Context, @Arg('input', () => SaveDraftInput) input: SaveDraftInput): Promise<SaveDraftPayload> {
    const { userErrors, eventIds } = await performAct(context, 'drafts.keep', (work, viewer) => saveDraft(work, viewer, input));
    const isOver = userErrors.some(({ code }) => code !== 'STALE_VERSION');
    const kept = isOver ? [] : await draftsOf(context.reader, signedIn(context).id, input.ticketId);
    return { userErrors, eventIds, draft: kept.find(({ mode }) => mode === input.mode) ?? null };
  }
}
