import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tellsDemonstration } from '../outgoing/mailServer.ts';
import type { System } from '../platform/feature.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { DemoCredentials } from './demoCredentials.ts';
import { tellDemo } from './demoStory.ts';

export interface Demo {
  credentialsFile: string;
  logins: DemoCredentials['staff'];
}

const readable = 0o600;

/** Fills an empty desk with the demonstration, once, and keeps its passwords and keys in a file that only the owner can read. */
export const loadDemo = async (system: System): Promise<Demo | null> => {
  const credentialsFile = path.join(system.config.dataDir, 'demo-credentials.json');
  const [desk] = await readRows<{ empty: boolean }>(system.reader, 'select not exists (select from staff) as empty', []);
  if (desk?.empty) {
    const credentials = await tellDemo(system);
    writeFileSync(credentialsFile, `${JSON.stringify(credentials, null, 2)}\n`, { mode: readable });
    tellsDemonstration();
    return { credentialsFile, logins: credentials.staff };
  }
  // a desk with people of its own, or a demonstration that another folder holds the passwords of
  if (!existsSync(credentialsFile)) return null;
  const kept = JSON.parse(readFileSync(credentialsFile, 'utf8')) as DemoCredentials;
  tellsDemonstration();
  return { credentialsFile, logins: kept.staff };
};
