import { defineConfig } from 'vite';

export default defineConfig({
  // Explicit, so that no file depends on which tsconfig happens to include it.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: { input: { main: 'src/main.ts', cli: 'src/cli.ts' } },
  },
  ssr: { noExternal: [/^@reglament\//] },
});
