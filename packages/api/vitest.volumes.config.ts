import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** What every commit tries with a few letters, with as many as were promised: a command of its own, because it takes minutes. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, projects: undefined, isolate: false, include: ['src/mail/loops.test.ts', 'src/outgoing/outages.test.ts', 'src/mail/hostileLetters.test.ts', 'src/mail/letterTokens.test.ts'], env: { TEST_VOLUME: 'whole' }, testTimeout: 30 * 60_000 };
export default config;
