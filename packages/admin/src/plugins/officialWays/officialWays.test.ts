import { expect, it } from 'vitest';
import { pluginProblems } from '@reglament/admin/kit/testing';
import officialWays from './index.ts';

it('keeps the contract of plugins', async () => expect(await pluginProblems(officialWays)).toEqual([]));
