import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** Several processes behind a balancer: a command of its own, because not every machine has one. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, include: ['nginx/**/*.test.ts'], exclude: ['node_modules/**'] };
export default config;
