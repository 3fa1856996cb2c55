import type { ConsolePlugin } from '@reglament/admin/kit';
import conversation from './plugins/conversation/index.ts';
import sla from './plugins/sla/index.ts';
import tickets from './plugins/tickets/index.ts';

/** THE list: what the console consists of, one line a plugin, in the order in which data wrappers and messages lie on each other. */
export const plugins: readonly ConsolePlugin[] = [
  tickets,
  conversation,
  sla,
];
