import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';
import { scanStates } from './scanning/verdict.ts';
import { storeNames } from './stores/fileStore.ts';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** When its bytes began to come, or were last given to an attachment. */
    startedAt: p.datetime(3).index(),
    /** SHA-256 in hexadecimal digits; null until all of it has come. */
    sha256: p.string().length(64).nullable(),
    /** Bytes; null until all of it has come. */
    size: p.integer().nullable(),
    /** Where its bytes lie: a change of the setting loses nothing. */
    store: p.enum(storeNames).default('DATABASE'),
    /** Where bytes of it may lie besides, while it is moved. */
    alsoIn: p.enum(storeNames).nullable(),
    /** What a scanner said of it; null when there was none. */
    scan: p.enum(scanStates).nullable(),
    /** What the scanner found in it, by its name for it. */
    finding: p.string().length(200).nullable(),
    /** From here on it is given to nobody any longer: its bytes are taken away, and then it is. */
    leavingAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'stored_file_unscanned', expression: "create index stored_file_unscanned on stored_file (started_at) where scan = 'UNSCANNED'" }, { name: 'stored_file_content', expression: 'create unique index stored_file_content on stored_file (sha256) where leaving_at is null' }],
});

/** The bytes of a file, kept once whatever names them and however often they come. It is there as a whole or belongs to no attachment. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);
