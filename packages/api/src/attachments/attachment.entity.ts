import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { InternalNote } from '../tickets/internalNote.entity.ts';
import { Message } from '../tickets/message.entity.ts';
import { StoredFile } from './storedFile.entity.ts';

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Null until its bytes have come. */
    file: () => p.manyToOne(StoredFile).nullable().index(),
    /** Made safe: no path, no control characters (see fileName.ts). */
    fileName: p.string().length(255),
    /** What the sender says it is; of an image what its first bytes say. */
    contentType: p.string().length(255),
    /** Bytes, as announced; no other number is stored. */
    size: p.integer(),
    /** The SHA-256 that was announced; its bytes are held against it. */
    announcedSha256: p.string().length(64).nullable(),
    /** SHA-256 in hexadecimal digits. */
    sha256: p.string().length(64).nullable(),
    /** An image that a browser may show, by its first bytes and not by its name. */
    isImage: p.boolean().default(false),
    /** Content-ID by which the HTML of its letter shows it. */
    contentId: p.string().length(255).nullable(),
    /** The person or the system that uploads it; null when it came with a letter. Nobody else sees it before it is attached. */
    uploadedBy: p.uuid().nullable(),
    createdAt: p.datetime(3),
    message: () => p.manyToOne(Message).nullable().index(),
    note: () => p.manyToOne(InternalNote).nullable().index(),
    /** Its place among the files of its message, from 0. */
    position: p.integer().default(0),
  },
  indexes: [{ name: 'attachment_waiting', expression: 'create index attachment_waiting on attachment (created_at) where message_id is null and note_id is null' }],
});

/**
 * A file of a message or a note (§4.4, §4.5). It is announced, then its bytes come, then an act attaches it; one that nobody attached
 * within a day is swept away.
 */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment);
