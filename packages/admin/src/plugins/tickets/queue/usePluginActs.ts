import { useNotify } from 'ra-core';
import { nameOf, useCan, useConsole, usePluginContext, type AnyAction, type Owned } from '@reglament/admin/kit';
import type { TicketRow } from '../ticket.ts';

/** An act of another plugin on the picked tickets. */
export interface PluginAct { readonly name: string; readonly label: string; readonly run: () => void }

/** The acts that other plugins offer for a selection; one that fails is reported and leaves the rest alone. */
export const usePluginActs = (tickets: readonly TicketRow[]): PluginAct[] => {
  const { registry, incidents } = useConsole();
  const can = useCan();
  const notify = useNotify();
  const context = usePluginContext();
  const report = (action: Owned<AnyAction>, error: unknown): void => incidents.report(action.plugin, `action:${action.id}`, error);
  const applies = (action: Owned<AnyAction>): boolean => {
    try { return action.when?.(tickets as never) ?? true; } catch (error) { report(action, error); return false; }
  };
  const run = async (action: Owned<AnyAction>): Promise<void> => {
    try { await action.run({ records: tickets, context } as never); } catch (error) {
      report(action, error);
      notify('kit.incident.failed', { type: 'error', messageArgs: { plugin: action.plugin } });
    }
  };
  return registry.actions('tickets', 'bulk').filter((action) => can(action.permission) && applies(action))
    .map((action) => ({ name: nameOf(action), label: action.label, run: () => { void run(action); } }));
};
