import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default mergeConfig(viteConfig, defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', '*.test.ts'],
    environment: 'node',
    // files follow each other in one process, which loads the libraries once: a twentieth of the time
    isolate: false,
    // What ra-data-graphql imports is replaced in vite.config.ts; plain Node would load it as it is.
    server: { deps: { inline: [/ra-data-graphql/] } },
  },
}));
