import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** Processes with a real NATS between them: a command of its own, because few machines have one. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, include: ['bus/**/*.test.ts'], exclude: ['node_modules/**'] };
export default config;
