import type { ConsolePlugin } from '@reglament/admin/kit';

declare const plugin: ConsolePlugin;
export default plugin;
