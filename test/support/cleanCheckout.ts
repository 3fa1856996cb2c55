import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const pnpm = ['--yes', '--prefer-offline', 'pnpm@12'];

export interface Checkout {
  folder: string;
  /** The built server. */
  main: string;
  /** Packs a package of the checkout and installs the tarball where the server and the console look for theirs. */
  install(packageFolder: string): Promise<void>;
  /** Adds one line to a list, before its closing bracket. */
  addLine(file: string, line: string): void;
  build(): Promise<void>;
  /** Tracked files that differ from what was checked out. */
  changed(): string[];
  remove(): void;
}

const git = (folder: string, ...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });

/** A copy of what git knows of this folder, with its packages installed from the lockfile, as somebody who clones it has it. */
export const cleanCheckout = async (): Promise<Checkout> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-checkout-'));
  for (const file of git(root, 'ls-files', '--cached', '--others', '--exclude-standard').split('\n').filter(Boolean)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  const npx = (cwd: string, ...args: string[]) => run('npx', [...pnpm, ...args], { cwd, env: { ...process.env, CI: 'true' } });
  await npx(folder, 'install', '--frozen-lockfile', '--prefer-offline');
  const vite = (part: string) => run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], { cwd: path.join(folder, 'packages', part) });
  return {
    folder,
    main: path.join(folder, 'packages/api/dist/main.js'),
    install: async (packageFolder) => {
      const { stdout } = await npx(path.join(folder, packageFolder), 'pack', '--json', '--pack-destination', folder);
      const { filename } = JSON.parse(stdout) as { filename: string };
      await npx(folder, '--filter', '@reglament/api', '--filter', '@reglament/admin', 'add', '--prefer-offline', path.resolve(folder, filename));
    },
    addLine: (file, line) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      writeFileSync(path.join(folder, file), text.replace(/^\];$/m, `  ${line}\n];`));
    },
    build: async () => {
      await Promise.all([vite('api'), vite('admin')]);
    },
    changed: () => git(folder, 'diff', '--name-only').split('\n').filter(Boolean),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
