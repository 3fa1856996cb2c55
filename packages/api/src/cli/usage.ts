/** Wrongly called, as most programs have it. */
export const usageExitCode = 2;
