import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { spawnServer } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A stopped data folder with the demonstration in it; every test file starts from a copy of its own. */
    templateDir: string;
  }
}

const built = fileURLToPath(new URL('../../packages/api/dist/main.js', import.meta.url));

/** Fills a data folder once, so that a test file starts in a second. */
export default async function prepareTemplate(project: TestProject): Promise<() => void> {
  if (!existsSync(built)) throw new Error('packages/api/dist is missing: run `pnpm build` first, as `npm test` does');
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-test-'));
  const templateDir = path.join(folder, 'data');
  const server = await spawnServer(templateDir);
  await server.stop();
  project.provide('templateDir', templateDir);
  return () => rmSync(folder, { recursive: true, force: true });
}
