import { part } from './parts.ts';

const { name, mutate } = part();

/** Does a test notice when a line of the clock says something else? */
export default {
  packageManager: 'pnpm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // TypeScript 7 has no interface by which Stryker could rewrite a copied tsconfig: the copy has none and finds the real one above it
  tsconfigFile: 'none',
  tempDirName: `.stryker-tmp/${name}`,
  ignorePatterns: ['.stryker-tmp', 'bench', 'dist', 'reports', 'tsconfig.json'],
  mutate,
  // a busy machine is no endless loop
  timeoutMS: 10_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  incrementalFile: `reports/mutation/${name}.incremental.json`,
};
