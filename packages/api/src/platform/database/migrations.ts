import type { MigrationObject } from '@mikro-orm/core';
import { FirstTables } from '../../../migrations/20261124000000_firstTables.ts';
import { AppendOnlyEvents } from '../../../migrations/20261124000001_appendOnlyEvents.ts';

/** Every migration, oldest first. A migration that has landed is never changed. */
export const migrations: MigrationObject[] = [
  { name: '20261124000000_firstTables', class: FirstTables },
  { name: '20261124000001_appendOnlyEvents', class: AppendOnlyEvents },
];
