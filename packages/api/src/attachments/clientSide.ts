import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of files (§4.5): those of messages that they may read, and their own to come. */
export const clientSide: ClientSide = {
  Query: ['attachmentLimits', 'attachments'],
  Mutation: ['createAttachmentUpload'],
  Attachment: ['contentType', 'fileName', 'id', 'isImage', 'isInline', 'sha256', 'size', 'url'],
  AttachmentLimits: ['bytesPerFile', 'filesPerMessage', 'forbiddenExtensions'],
  CreateAttachmentUploadInput: ['contentType', 'fileName', 'id', 'sha256', 'size', 'ticketId'],
  UploadHeader: ['name', 'value'],
};
