import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import webhooks from './index.ts';
import type { WebhookRecord } from './documents.ts';
import { stateOf } from './StateChip.tsx';
import { typesIn } from './typesIn.ts';
import { usualDocument } from './usualDocument.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(webhooks)).toEqual([]));

it('types of events may be typed with commas, spaces and small letters', () => {
  expect(typesIn(' ticket_answered, OBLIGATION_BREACHED  ticket_closed;')).toEqual(['TICKET_ANSWERED', 'OBLIGATION_BREACHED', 'TICKET_CLOSED']);
  expect(typesIn(' , ')).toEqual([]);
});

it('what a new webhook sends is one subscription that the schema knows', () => {
  const document = parse(usualDocument);
  expect(document.definitions).toMatchObject([{ operation: 'subscription' }]);
  const schema = buildSchema(readFileSync(new URL('../../../../schema/schema.graphql', import.meta.url), 'utf8'));
  expect(validate(schema, document)).toEqual([]);
});

it('one that is held up is not said to work, whatever its receiver took before', () => {
  const sound = { active: true, stalled: null, restsUntil: null, dead: 0, failures: 0 } as WebhookRecord;
  expect([sound, { ...sound, stalled: 'SYSTEM_OFF' as const }, { ...sound, stalled: 'EVENT_NOT_TOLD' as const, dead: 2 }, { ...sound, active: false, stalled: 'SYSTEM_OFF' as const }].map(stateOf)).toEqual(['works', 'stalled', 'stalled', 'off']);
});
