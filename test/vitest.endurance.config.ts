import { defineConfig } from 'vitest/config';

/** What takes long, or needs the machine for itself: `pnpm endurance`. */
export default defineConfig({
  test: { include: ['endurance/**/*.test.ts'], pool: 'forks', maxWorkers: 1, globalSetup: ['./support/template.ts'], testTimeout: 90_000, hookTimeout: 60_000 },
});
