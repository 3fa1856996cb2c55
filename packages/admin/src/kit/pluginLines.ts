import type { Incidents } from './incidents.ts';
import type { ConsolePlugin, PluginLine } from './plugin.ts';

/** A plugin that could not be loaded is named by what its line says, for it could not say its name itself. */
const nameIn = (line: () => unknown): string => /import\(\s*['"`]([^'"`]+)/.exec(line.toString())?.[1] ?? 'unknown';

/** The plugins of the list. Whatever throws while it is loaded, or does not come, is left out and noted; the others work. */
export const loadPlugins = async (lines: readonly PluginLine[], incidents: Pick<Incidents, 'report'>): Promise<ConsolePlugin[]> => {
  const loaded = await Promise.all(lines.map(async (line) => {
    if (typeof line !== 'function') return [line];
    try {
      return [(await line()).default];
    } catch (error) {
      incidents.report(nameIn(line), 'load', error);
      return [];
    }
  }));
  return loaded.flat();
};
