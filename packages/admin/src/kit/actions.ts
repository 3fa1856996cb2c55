import { useCallback, useState } from 'react';
import { useNotify, useTranslate } from 'ra-core';
import { useCan, useConsole, useRegistry } from './console.ts';
import { guarded } from './incidents.ts';
import { useLeftOut } from './leftOut.ts';
import { usePluginContext } from './pluginContext.ts';
import type { ResourceId } from './registries.ts';
import { nameOf, type AnyAction, type Owned } from './registry.ts';

/** An act that a plugin offers for records of a resource. */
export interface OfferedAction<R> {
  /** `plugin/id`. */
  readonly name: string;
  readonly label: string;
  readonly hotkey: string | undefined;
  readonly isPossible: (records: readonly R[]) => boolean;
  /** Never throws: what fails is noted and said. Ends when the act has ended. */
  readonly run: (records: readonly R[]) => Promise<void>;
}

/**
 * The acts that plugins offer for one record or for a selection, as far as the viewer may do them.
 * An act that failed three times in this window is left out.
 */
export const useActions = <R extends { id: string }>(resource: ResourceId, on: 'record' | 'bulk'): { actions: OfferedAction<R>[]; pending: boolean } => {
  const { incidents } = useConsole();
  const registry = useRegistry();
  const can = useCan();
  const context = usePluginContext();
  const translate = useTranslate();
  const notify = useNotify();
  const isLeftOut = useLeftOut();
  const [running, setRunning] = useState(0);
  const run = useCallback(async (item: Owned<AnyAction>, records: readonly R[]): Promise<void> => {
    setRunning((count) => count + 1);
    try {
      await item.run({ records: [...records], context } as never);
    } catch (error) {
      incidents.report(item.plugin, `action:${item.id}`, error);
      notify('kit.incident.action', { type: 'error', messageArgs: { action: translate(item.label) } });
    } finally {
      setRunning((count) => count - 1);
    }
  }, [context, incidents, notify, translate]);
  const actions = registry.actions(resource, on)
    .filter((item) => can(item.permission) && !isLeftOut(item.plugin, `action:${item.id}`))
    .map((item): OfferedAction<R> => ({
      name: nameOf(item), label: item.label, hotkey: item.hotkey,
      isPossible: (records) => guarded(incidents, item.plugin, `action:${item.id}`, () => item.when?.([...records] as never) ?? true, false),
      run: (records) => run(item, records),
    }));
  return { actions, pending: running > 0 };
};
