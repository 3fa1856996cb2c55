import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { allowed, type Context } from '../access/context.ts';
import { clock } from '../platform/clock.ts';
import { markNotificationsRead } from './marking.ts';
import { MarkNotificationsReadInput, MarkNotificationsReadPayload, NotificationList } from './notification.type.ts';
import { notificationsOf } from './notificationsOf.ts';

@Resolver()
export class NotificationsResolver {
  @Query(() => NotificationList, { description: 'What happened to tickets of the viewer without the viewer, the latest first; members of staff alone are told.' })
  notifications(@Ctx() context: Context): Promise<NotificationList> {
    return notificationsOf(context.reader, allowed(context, 'preferences.keep').id, clock.now());
  }

  @Mutation(() => MarkNotificationsReadPayload, { description: 'Marks notifications as read, on every machine of the viewer. It writes no event.' })
  async markNotificationsRead(@Ctx() context: Context, @Arg('input', () => MarkNotificationsReadInput) input: MarkNotificationsReadInput) {
    const { userErrors, eventIds } = await performAct(context, 'preferences.keep', (work, viewer) => markNotificationsRead(work, viewer, input));
    return { userErrors, eventIds, notifications: userErrors.length === 0 ? await this.notifications(context) : null };
  }
}
