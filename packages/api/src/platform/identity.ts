import { randomUUIDv7 } from 'node:crypto';

/** A new identifier: UUID version 7, so that rows written together lie together. */
export const newId = (): string => randomUUIDv7();

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A text as it can be looked up: what the database holds has no NUL, and it refuses to be asked for one. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

export const isUuid = (text: string): boolean => uuidPattern.test(text);
