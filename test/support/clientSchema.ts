import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';

/** What clients' systems can name, as it is published. */
export const clientSchema = buildSchema(readFileSync(new URL('../../packages/schema/client.graphql', import.meta.url), 'utf8'));

/** Whether a client's system could ask this at all. Acts need no look: `bad-input.test.ts` holds the list of those that it has. */
export const clientsCanAsk = (document: string): boolean => validate(clientSchema, parse(document)).length === 0;
