import type { ConsolePlugin } from '@reglament/admin/kit';

/** THE list: what the console consists of, one line a plugin, in the order in which data wrappers and messages lie on each other. */
export const plugins: readonly ConsolePlugin[] = [
];
