import { useState } from 'react';
import { useNotify, useTranslate } from 'ra-core';
import { useCan, useConsole, useRegistry } from './console.ts';
import { guarded } from './incidents.ts';
import { useLeftOut } from './leftOut.ts';
import { usePluginContext } from './pluginContext.ts';
import type { ResourceId } from './registries.ts';
import { nameOf, type AnyAction, type Owned } from './registry.ts';

/** An act that a plugin offers for these records, ready to be done. */
export interface OfferedAction {
  /** `plugin/id`. */
  readonly name: string;
  readonly label: string;
  readonly hotkey?: string | undefined;
  /** Stands beside the menu where there is room. */
  readonly prominent?: boolean | undefined;
  /** Never throws: what fails is noted and said. */
  readonly run: () => void;
}

/**
 * What plugins offer to do with one record or with a selection: as far as the viewer may, and where it makes sense now.
 * One that fails is noted and harms no other; one that failed three times in this window is left out.
 */
export const useActions = (resource: ResourceId, on: 'record' | 'bulk', records: readonly { id: string }[]): { actions: OfferedAction[]; pending: boolean } => {
  const { incidents } = useConsole();
  const registry = useRegistry();
  const can = useCan();
  const context = usePluginContext();
  const translate = useTranslate();
  const notify = useNotify();
  const isLeftOut = useLeftOut();
  const [running, setRunning] = useState(0);
  const run = async (item: Owned<AnyAction>): Promise<void> => {
    setRunning((count) => count + 1);
    try {
      await item.run({ records: [...records], context } as never);
    } catch (error) {
      incidents.report(item.plugin, `action:${item.id}`, error);
      notify('kit.incident.action', { type: 'error', messageArgs: { action: translate(item.label) } });
    } finally {
      setRunning((count) => count - 1);
    }
  };
  const applies = (item: Owned<AnyAction>): boolean => guarded(incidents, item.plugin, `action:${item.id}`, () => item.when?.([...records] as never) ?? true, false);
  const actions = registry.actions(resource, on)
    .filter((item) => can(item.permission) && !isLeftOut(item.plugin, `action:${item.id}`) && applies(item))
    .map((item): OfferedAction => ({ name: nameOf(item), label: item.label, hotkey: item.hotkey, prominent: item.prominent, run: () => { void run(item); } }));
  return { actions, pending: running > 0 };
};
