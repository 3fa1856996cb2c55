import { attachmentShape } from './attachment.type.ts';
import { filesSeen } from './finding.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { Attachment } from './attachment.entity.ts';
import { attachFiles, copyFiles, freeFiles } from './attaching.ts';
import { useAttachmentLimits } from './attachmentLimits.ts';
import { AttachmentsResolver } from './attachments.resolver.ts';
import { clientSide } from './clientSide.ts';
import { serveAttachments } from './door.ts';
import { FileChunk } from './fileChunk.entity.ts';
import { StoredFile } from './storedFile.entity.ts';
import { useScanner } from './scanning/scanner.ts';
import { lookForLocalFiles, useStores } from './stores/stores.ts';
import { askOfPool, startSweeping } from './sweeping.ts';

/** Files of messages and notes (§4.4, §4.5): announced, uploaded, attached by an act, fetched by whoever may see them. */
export default {
  name: 'attachments',
  entities: [StoredFile, FileChunk, Attachment],
  clientRows, clientSide,
  nodes: { Attachment: { right: 'tickets.read', shape: attachmentShape, seen: filesSeen } },
  resolvers: [AttachmentsResolver],
  reactions: [
    ...['TICKET_REGISTERED', 'TICKET_ANSWERED', 'CLIENT_MESSAGE_ADDED', 'INTERNAL_NOTE_ADDED'].map((to) => ({ to, react: attachFiles })),
    { to: 'ANSWER_WITHDRAWN', react: freeFiles },
    { to: 'TICKET_SPLIT', react: copyFiles },
  ],
  prepare: async ({ config, log, pool }) => {
    useAttachmentLimits(config);
    useStores(config, log);
    useScanner(config);
    await lookForLocalFiles(askOfPool({ pool }), log);
  },
  serve: serveAttachments,
  start: startSweeping,
} satisfies Feature;
