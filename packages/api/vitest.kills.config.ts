import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** Promises P2 and P3 with the built server killed at every step: a command of its own, because each kill costs two starts; and what takes as long as it takes by a clock on the wall. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, projects: undefined, include: ['src/**/kills.suite.ts', 'src/**/killsInVolume.suite.ts', 'src/**/backlogs.suite.ts'], testTimeout: 60_000, hookTimeout: 60_000 };
export default config;
