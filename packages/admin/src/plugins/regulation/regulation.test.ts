import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import type { Priority } from '@reglament/schema';
import type { Parameters } from './documents.ts';
import regulation from './index.ts';
import { wordings } from './wording.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(regulation)).toEqual([]));

it('names a priority of another release as it is written, among those that it knows', () => {
  const answerTerms = [{ priority: 'URGENT' as Priority, workingDays: 1 }, { priority: 'HIGH' as const, workingDays: 2 }];
  const parameters = { answerTerms, defaultPriority: 'URGENT' } as unknown as Parameters;
  expect([wordings.answerTerms(parameters, 'ru'), wordings.defaultPriority(parameters, 'ru')]).toEqual(['URGENT: 1 · Высокий: 2', 'URGENT']);
});
