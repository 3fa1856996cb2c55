import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnRecord, type RecordKind } from '../access/recordActs.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { AnnouncementType } from './announcement.type.ts';
import { clause } from './announcementFields.ts';
import { PublishAnnouncementInput } from './announcementInputs.ts';
import { readAnnouncement } from './announcements.resolver.ts';
import { publishAnnouncement } from './publishing.ts';

const kind: RecordKind<'announcement'> = { subject: 'announcement', clause, read: readAnnouncement };
const PublishAnnouncementPayload = payloadOf('PublishAnnouncement', 'announcement', () => AnnouncementType);

@Resolver()
export class AnnouncementActsResolver {
  @Mutation(() => PublishAnnouncementPayload, { description: 'Announces a release of a product (§3.3), an outage or anything else to everybody, and by letter to contacts of clients where `tellClients` says so. What is published never changes.' })
  publishAnnouncement(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishAnnouncementInput) input: PublishAnnouncementInput) {
    return actOnRecord(context, info, kind, 'announcements.publish', (work) => publishAnnouncement(work, input));
  }
}
