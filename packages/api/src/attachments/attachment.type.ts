import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { newIdMeaning } from '../platform/graphql/recordInputs.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { Node, payloadOf } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import { scanStates, type ScanState } from './scanning/verdict.ts';
import { addressOf } from '../correspondence/attachmentAddress.ts';

export const AttachmentScanEnum = enumOfCodes(scanStates, 'AttachmentScan', 'What a scanner said of a file (§4.5).', {
  CLEAN: 'Nothing was found.',
  UNSCANNED: 'The scanner was away; it is looked at again, and depending on the settings given to nobody until then.',
  TOO_LARGE: 'It is longer than the scanner takes, and was taken all the same.',
  INFECTED: 'Something was found after it had been taken; it is given to nobody.',
});

@ObjectType('Attachment', { implements: Node, simpleResolvers: true, description: 'A file of a message or a note (§4.4, §4.5).' })
export class AttachmentType extends Node {
  @Field(() => String, { description: 'Made safe to save anywhere.' }) fileName!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String, { description: 'A media type; of an image what its bytes say, otherwise what the sender says.' }) contentType!: string;
  @Field(() => Boolean, { description: 'Whether a browser may show it: PNG, JPEG, GIF or WebP by its first bytes. Everything else is only downloaded.' }) isImage!: boolean;
  @Field(() => Boolean, { description: 'Whether the HTML of its letter shows it.' }) isInline!: boolean;
  @Field(() => String, { nullable: true, description: 'SHA-256 in hexadecimal digits; null until its bytes have come.' }) sha256!: string | null;
  @Field(() => AttachmentScanEnum, { nullable: true, description: 'What a scanner said of it; null when nobody looked. For staff.' }) scan!: ScanState | null;
  @Field(() => String, { nullable: true, description: 'What the scanner found, by its name for it. For staff.' }) scanFinding!: string | null;
  @Field(() => String, { description: 'Where it is fetched, on this server, with the same session or key. It answers HEAD, one range and If-None-Match, by the ETag that its SHA-256 is; rights are asked each time.' }) url!: string;
}

export const attachmentShape: Shape = {
  table: 'attachment',
  columns: {
    id: '@.id', fileName: '@.file_name', size: '@.size', contentType: '@.content_type', isImage: '@.is_image', isInline: '(@.is_image and @.content_id is not null)', sha256: '@.sha256',
    scan: '(select stored_file.scan from stored_file where stored_file.id = @.file_id)', scanFinding: '(select stored_file.finding from stored_file where stored_file.id = @.file_id)',
    entryId: 'coalesce(@.message_id, @.note_id)',
  },
  derived: { url: { needs: ['fileName'], from: ({ id, fileName }) => addressOf(String(id), String(fileName)) } },
  always: ['entryId'],
};

@ObjectType('AttachmentLimits', { simpleResolvers: true, description: 'What is taken (§4.5); whoever chooses files can be told before they are sent.' })
export class AttachmentLimitsType {
  @Field(() => Int, { description: 'The longest file, in bytes.' }) bytesPerFile!: number;
  @Field(() => Int, { description: 'The most files of one message.' }) filesPerMessage!: number;
  @Field(() => [String], { description: 'Endings of names that are not taken, in lower case, without the dot.' }) forbiddenExtensions!: string[];
}

@ObjectType('UploadHeader', { simpleResolvers: true, description: 'A header of the request that brings the bytes.' })
export class UploadHeaderType {
  @Field(() => String, { description: 'Name of the header.' }) name!: string;
  @Field(() => String, { description: 'What to send in it.' }) value!: string;
}

@InputType({ description: 'A file that is about to be sent.' })
export class CreateAttachmentUploadInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the ticket for which it is meant; left out for a new ticket.' }) ticketId?: string | null;
  @Field(() => String, { description: 'At most 255 characters.' }) fileName!: string;
  @Field(() => Int, { description: 'Bytes; exactly so many must come.' }) size!: number;
  @Field(() => String, { nullable: true, description: 'A media type, at most 255 characters.' }) contentType?: string | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the bytes, 64 hexadecimal digits. When others come they are refused with FILE_ALTERED and nothing of them is kept.' }) sha256?: string | null;
}

export const CreateAttachmentUploadPayload = payloadOf('CreateAttachmentUpload', 'attachment', () => AttachmentType);
Field(() => String, { nullable: true, description: 'Where its bytes go by PUT, on this server, with the same session or key; null when it was refused.' })(CreateAttachmentUploadPayload.prototype, 'uploadUrl');
Field(() => DateTime, { nullable: true, description: 'Until when its bytes are taken and an act can attach it; then it is swept away. Null when it was refused.' })(CreateAttachmentUploadPayload.prototype, 'expiresAt');
Field(() => [UploadHeaderType], { description: 'Headers that the PUT must have.' })(CreateAttachmentUploadPayload.prototype, 'headers');
