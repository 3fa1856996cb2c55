import type { Config } from './platform/config.ts';

/** Where the running server can be found. */
export type RunningServer = {
  urls: { console: string; graphql: string; mail: string };
  demo: { credentialsFile: string; logins: { role: string; email: string; password: string }[] } | null;
};

/** What a person reads in the terminal once everything runs: addresses, demo logins, how to stop. */
export function greeting({ urls, demo }: RunningServer, config: Config): string {
  return [
    '',
    'Reglament is running.',
    '',
    `  Console    ${urls.console}`,
    `  GraphQL    ${urls.graphql}`,
    `  Mail door  ${urls.mail}  (letters to ${config.supportEmail})`,
    ...(demo === null ? [] : ['', `  Demo logins, also in ${demo.credentialsFile}:`, ...table(demo.logins)]),
    '',
    `Stop it with Ctrl-C; the data stay in ${config.databaseUrl === undefined ? config.dataDir : 'your database'}.`,
    '',
  ].join('\n');
}

function table(logins: { role: string; email: string; password: string }[]): string[] {
  const width = (key: 'role' | 'email') => Math.max(0, ...logins.map((login) => login[key].length));
  return logins.map(({ role, email, password }) => `    ${role.padEnd(width('role'))}  ${email.padEnd(width('email'))}  ${password}`);
}
