import { defineEntity, p } from '@mikro-orm/core';
import { StoredFile } from './storedFile.entity.ts';

const FileChunkSchema = defineEntity({
  name: 'FileChunk',
  tableName: 'file_chunk',
  properties: {
    file: () => p.manyToOne(StoredFile).primary().deleteRule('cascade'),
    /** From 0; every chunk but the last has the same length. */
    number: p.integer().primary(),
    bytes: p.blob(),
  },
});

/** A piece of a file, small enough for memory: in the database, so that every process and every backup has it. */
export class FileChunk extends FileChunkSchema.class {}
FileChunkSchema.setClass(FileChunk);
