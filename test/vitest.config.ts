import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // they have commands of their own
    exclude: ['endurance/**', 'nginx/**', 'bus/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['./support/template.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
