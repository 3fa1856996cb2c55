import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { ChangeViewInput, CreateViewInput, DeleteViewInput, MoveViewInput, ShareViewInput, ViewType } from './view.type.ts';
import { changeView, clause, createView, deleteView, moveView, shareView } from './viewActs.ts';
import { readView } from './views.resolver.ts';

const views: RecordKind<'view'> = { subject: 'view', clause, read: readView };
const viewPayload = (act: string) => payloadOf(act, 'view', () => ViewType);

const CreateViewPayload = viewPayload('CreateView');
const ChangeViewPayload = viewPayload('ChangeView');
const MoveViewPayload = viewPayload('MoveView');
const ShareViewPayload = viewPayload('ShareView');
const DeleteViewPayload = viewPayload('DeleteView');

@Resolver()
export class ViewActsResolver {
  @Mutation(() => CreateViewPayload, { description: 'Saves a view of the queue for oneself, or for the team.' })
  createView(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateViewInput) input: CreateViewInput) {
    return actOnRecord(context, info, views, 'views.keep', (work, viewer) => createView(work, viewer, input));
  }

  @Mutation(() => ChangeViewPayload, { description: 'Renames a view or changes what it shows.' })
  changeView(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ChangeViewInput) input: ChangeViewInput) {
    return actOnRecord(context, info, views, 'views.keep', (work, viewer) => changeView(work, viewer, input));
  }

  @Mutation(() => MoveViewPayload, { description: 'Puts a view at another place among its neighbours.' })
  moveView(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => MoveViewInput) input: MoveViewInput) {
    return actOnRecord(context, info, views, 'views.keep', (work, viewer) => moveView(work, viewer, input));
  }

  @Mutation(() => ShareViewPayload, { description: 'Gives a view to the team, or back to its owner.' })
  shareView(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ShareViewInput) input: ShareViewInput) {
    return actOnRecord(context, info, views, 'views.keep', (work, viewer) => shareView(work, viewer, input));
  }

  @Mutation(() => DeleteViewPayload, { description: 'Deletes a view, and answers it as it last was.' })
  deleteView(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DeleteViewInput) input: DeleteViewInput) {
    return deleteRecord(context, info, views, 'views.keep', input.id, (work, viewer) => deleteView(work, viewer, input));
  }
}
