import { useCallback } from 'react';
import { useConsole } from '../kit/console.ts';
import type { CommandItem } from '../kit/plugin.ts';
import { usePluginContext } from '../kit/pluginContext.ts';
import type { Owned } from '../kit/registry.ts';

/** Runs a plugin's command; what it throws is noted and said, and the console goes on. */
export const useRunCommand = (): ((item: Owned<CommandItem>) => void) => {
  const { incidents } = useConsole();
  const context = usePluginContext();
  return useCallback((item: Owned<CommandItem>) => {
    const failed = (error: unknown): void => {
      incidents.report(item.plugin, `command:${item.id}`, error);
      context.notify('kit.incident.action', { type: 'error', messageArgs: { action: context.translate(item.label) } });
    };
    try {
      // JavaScript writes asynchronous commands too
      void Promise.resolve(item.run(context)).catch(failed);
    } catch (error) {
      failed(error);
    }
  }, [incidents, context]);
};
