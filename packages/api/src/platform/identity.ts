import { v7 } from 'uuid';

/** A new identifier: UUID version 7, greater than all that this process made before, those of the same millisecond too: rows written together lie together, in their order. */
export const newId = (): string => v7();

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A text as it can be looked up: what the database holds has no NUL, and it refuses to be asked for one. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

export const isUuid = (text: string): boolean => uuidPattern.test(text);
