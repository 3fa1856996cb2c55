import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { batched } from '../access/batched.ts';
import { allowed, signedIn, type Context } from '../access/context.ts';
import { TimelineEntryType } from '../correspondence/timeline.type.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, readGroups, readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AttachmentLimitsType, attachmentShape, AttachmentType, CreateAttachmentUploadInput, CreateAttachmentUploadPayload } from './attachment.type.ts';
import { attachmentLimits, type AttachmentLimits } from './attachmentLimits.ts';
import { filesSeen, visibleTo } from './finding.ts';
import { createAttachmentUpload } from './uploadActs.ts';
import { waitsUntil } from './waiting.ts';
import { uploadAddressOf, uploadHeaders } from './uploading.ts';

/** Entries of a timeline that can have files. */
const withFiles: ReadonlySet<string> = new Set(['CLIENT_MESSAGE', 'ANSWER', 'INTERNAL_NOTE']);

@Resolver(() => TimelineEntryType)
export class AttachmentsResolver {
  @Query(() => AttachmentLimitsType, { description: 'How large, how many and of which kind files may be (§4.5).' })
  attachmentLimits(@Ctx() context: Context): AttachmentLimits {
    signedIn(context);
    return attachmentLimits();
  }

  @Query(() => [AttachmentType], { name: 'attachments', description: 'Files by their ids, as far as they are there and may be seen: for a draft that names them. Their bytes have come.' })
  attachmentsById(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('ids', () => [ID]) ids: string[]): Promise<Shaped[]> {
    const viewer = allowed(context, 'tickets.read');
    const conditions = filesSeen(new Conditions().where('t.id = any(?::uuid[])', ids.filter(isUuid)), viewer);
    return readAll(context.reader, attachmentShape, selectionOf(info), conditions, 't.created_at, t.position, t.id');
  }

  @Mutation(() => CreateAttachmentUploadPayload, { description: 'Announces a file (§4.5). Its bytes follow by PUT, then an act attaches it by its id; within 24 hours (`expiresAt`), or it is swept away. FILES_WAITING: too many of the caller’s are attached to nothing.' })
  async createAttachmentUpload(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateAttachmentUploadInput) input: CreateAttachmentUploadInput) {
    const { result, ...outcome } = await performAct(context, 'attachments.upload', async (work, viewer) => {
      const { id, createdAt } = await createAttachmentUpload(work, viewer, input);
      return { id, expiresAt: waitsUntil(createdAt).toISOString() };
    });
    const attachment = result === null ? null : await readOne(context.reader, attachmentShape, selectionOf(info, 'attachment'), new Conditions().where('t.id = ?', result.id));
    return { ...outcome, attachment, uploadUrl: result && uploadAddressOf(result.id), expiresAt: result && result.expiresAt, headers: result === null ? [] : uploadHeaders };
  }

  @FieldResolver(() => [AttachmentType], { description: 'The files of a message or a note, in their order.' })
  async attachments(@Root() entry: TimelineEntryType, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    if (!withFiles.has(entry.type)) return [];
    const viewer = allowed(context, 'tickets.read');
    const selection = selectionOf(info);
    const read = (ids: string[]) => {
      const conditions = visibleTo(viewer, new Conditions().where('t.message_id = any(?::uuid[]) or t.note_id = any(?::uuid[])', ids));
      return readGroups(context.reader, attachmentShape, selection, conditions, 't.position, t.id', 'entryId');
    };
    return (await batched(context, selection, entry.id, read)) ?? [];
  }
}
