import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import erasure from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(erasure)).toEqual([]));
