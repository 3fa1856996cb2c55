import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../platform/identity.ts';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    startedAt: p.datetime(3).index(),
  },
});

/** The bytes of a file, kept once whatever names them. It is there as a whole or belongs to no attachment. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);
