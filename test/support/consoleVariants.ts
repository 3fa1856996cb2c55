import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const admin = path.join(root, 'packages/admin');
const config = path.join(admin, 'src/console.config.ts');

const importLine = /^import (\w+) from '\.\/plugins\/([\w-]+)\/index\.ts';$/gm;

/** The names of the plugins that stand in the list. */
export const listedPlugins = (): string[] => [...readFileSync(config, 'utf8').matchAll(importLine)].map((match) => match[2] ?? '');

/** The list as somebody leaves it who takes a plugin's lines out: its import and its entry. */
export const listWithout = (list: string, plugin: string): string => {
  const name = [...list.matchAll(importLine)].find((match) => match[2] === plugin)?.[1];
  if (!name) throw new Error(`${plugin} is not in the list`);
  return list
    .split('\n')
    .filter((line) => !line.includes(`./plugins/${plugin}/`))
    .join('\n')
    .replace(new RegExp(`\\b${name}\\b,? ?`), '');
};

export interface Variant {
  folder: string;
  /** Fails with the compiler's words. */
  check(): Promise<void>;
  /** Builds it; answers the folder of the built files. */
  build(): Promise<string>;
  remove(): void;
}

/** A copy of the console's sources, changed by whoever asks for it. */
export const consoleVariant = (name: string, change: (folder: string) => void): Variant => {
  const folder = path.join(admin, '.cache', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['src', 'index.html', 'vite.config.ts', 'consoleDocuments.ts', 'package.json', 'public']) {
    try {
      cpSync(path.join(admin, part), path.join(folder, part), { recursive: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  change(folder);
  const paths = { '@reglament/admin/kit': ['./src/kit/index.ts'], '@reglament/admin/kit/testing': ['./src/kit/testing/index.ts'] };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { paths }, include: ['src'], exclude: ['**/*.test.ts', '**/*.test.tsx'] }));
  const node = process.execPath;
  return {
    folder,
    check: async () => {
      await run(node, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: folder }).catch((error: { stdout: string }) => {
        throw new Error(`the console does not compile as ${name}:\n${error.stdout}`);
      });
    },
    build: async () => {
      await run(node, [path.join(admin, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], { cwd: folder });
      return path.join(folder, 'dist');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** The console without some plugins: without their lines in the list, and without their folders. */
export const consoleWithout = (...plugins: readonly string[]): Variant => consoleVariant(`without-${plugins.join('-').slice(0, 60)}`, (folder) => {
  // others hang in the places that the tickets offer, and know them by type: there only the line goes
  for (const plugin of plugins) if (plugin !== 'tickets') rmSync(path.join(folder, 'src/plugins', plugin), { recursive: true });
  writeFileSync(path.join(folder, 'src/console.config.ts'), plugins.reduce(listWithout, readFileSync(config, 'utf8')));
});

/**
 * Groups such that of any two names each is once in a group without the other: whoever takes the groups away one after another sees
 * every dependency of one on another, in far fewer goes than one by one. Each name is in another set of `size` of the groups.
 */
export const separatingGroups = (names: readonly string[], count: number, size: number): string[][] => {
  const sets: number[][] = [];
  const choose = (chosen: number[], from: number): void => {
    if (chosen.length === size) sets.push(chosen);
    else for (let next = from; next < count; next += 1) choose([...chosen, next], next + 1);
  };
  choose([], 0);
  if (names.length > sets.length) throw new Error(`${count} groups separate at most ${sets.length} names: more groups are needed for ${names.length}`);
  return Array.from({ length: count }, (_, group) => names.filter((_name, at) => sets[at]?.includes(group)));
};

/** The console with further files and a line in the list for each of them. */
export const consoleWith = (name: string, files: Readonly<Record<string, string>>, lines: readonly string[]): Variant => consoleVariant(name, (folder) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  writeFileSync(path.join(folder, 'src/console.config.ts'), readFileSync(config, 'utf8').replace(/^\];$/m, `${lines.map((line) => `  ${line}`).join('\n')}\n];`));
});
