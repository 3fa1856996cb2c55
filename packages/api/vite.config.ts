import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

interface Manifest { dependencies?: Record<string, string>; reglament?: object }
const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

const here = fileURLToPath(new URL('.', import.meta.url));
const installed = Object.keys(manifestIn(here).dependencies ?? {}).filter((name) => !name.startsWith('@reglament/'));

/** A plugin says in its manifest which contract it speaks: `"reglament": { "api": 1 }`. */
const isPlugin = (name: string): boolean => {
  const folder = createRequire(import.meta.url).resolve.paths(name)?.map((modules) => path.join(modules, name)).find((each) => each.startsWith(here));
  try {
    return manifestIn(folder ?? here).reglament !== undefined;
  } catch {
    return false;
  }
};

/** Libraries stay outside: a plugin that names one gets the server's own, so that there is one schema, one ORM, one clock. */
const libraries = installed.filter((name) => !isPlugin(name));
const isLibrary = (id: string): boolean => libraries.some((name) => id === name || id.startsWith(`${name}/`));

export default defineConfig({
  // Explicit, so that no file depends on which tsconfig happens to include it.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  resolve: { alias: [{ find: '@reglament/api/kit', replacement: path.join(here, 'src/kit/index.ts') }] },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: { input: { main: 'src/main.ts', cli: 'src/cli.ts', letterReader: 'src/mail/reading/readerProgram.ts' }, external: isLibrary },
  },
  // our packages, plugins, and what only plugins need are bundled
  ssr: { noExternal: true },
});
