import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // type-graphql is CommonJS: without this the tests would hold two copies of graphql
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: { testTimeout: 20_000, include: ['src/**/*.test.ts'], pool: 'forks', maxWorkers: 2, setupFiles: ['./src/platform/metadata.ts'] },
});
