import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default mergeConfig(viteConfig, defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    // ra-data-graphql is published as ES modules that name-import a CommonJS package; plain Node refuses that.
    server: { deps: { inline: [/ra-data-graphql/, /@apollo/] } },
  },
}));
