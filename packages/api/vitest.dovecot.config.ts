import { mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

/** The promises of mailboxes against a dovecot, and the built server killed while it reads one: a command of its own, because not every machine has one. */
const config = mergeConfig(shared, {});
config.test = { ...config.test, projects: undefined, include: ['src/**/dovecot.suite.ts', 'src/**/dovecotKills.suite.ts'], hookTimeout: 60_000 };
export default config;
