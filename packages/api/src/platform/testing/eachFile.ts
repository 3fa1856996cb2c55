import '../metadata.ts';
import { afterAll, vi } from 'vitest';
import { followMachineTime } from '../clock.ts';

/** Files of tests follow each other in one process: what a file did to the process ends with it. */
afterAll(() => {
  followMachineTime();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
