import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** The promises of mailboxes against a dovecot: a command of its own, because not every machine has one. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, projects: undefined, include: ['src/**/dovecot.suite.ts'] };
export default config;
