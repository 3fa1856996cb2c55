import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** Promise P12 with every letter that is made to hang or to exhaust its reader: a command of its own, because all of them take a minute. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, projects: undefined, include: ['src/**/bombs.suite.ts'] };
export default config;
