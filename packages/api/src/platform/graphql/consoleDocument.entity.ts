import { defineEntity, p } from '@mikro-orm/core';

/** An operation or a fragment that a console of this desk sends. Those of former releases stay for pages that are still open. */
const ConsoleDocumentSchema = defineEntity({
  name: 'ConsoleDocument',
  tableName: 'console_document',
  properties: {
    /** Of its printed text, SHA-256. */
    hash: p.string().length(64).primary(),
    /** When a console that no longer has it came into use; null while the newest one has it. */
    leftAt: p.datetime(3).nullable(),
  },
});

export class ConsoleDocument extends ConsoleDocumentSchema.class {}
ConsoleDocumentSchema.setClass(ConsoleDocument);
