import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // it has a command of its own
    exclude: ['endurance/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['./support/template.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
