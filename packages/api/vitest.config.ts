import { defineConfig } from 'vitest/config';

const alone = 'src/**/*.alone.test.ts';

/**
 * Files follow each other in one process, which loads the entities and the schema once: half of the time. Those that measure the process
 * itself are called `….alone.test.ts` and have one of their own.
 */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // type-graphql is CommonJS: without this the tests would hold two copies of graphql
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 20_000,
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['./src/platform/testing/eachFile.ts'],
    projects: [
      { extends: true, test: { name: 'together', include: ['src/**/*.test.ts'], exclude: [alone], isolate: false } },
      { extends: true, test: { name: 'alone', include: [alone] } },
    ],
  },
});
