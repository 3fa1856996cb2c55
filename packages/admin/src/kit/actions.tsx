import { useConsole, useCan, usePluginContext } from './console.ts';
import { useHotkey } from './hotkeys.ts';
import type { ResourceId } from './registries.ts';
import { nameOf, type AnyAction, type Owned } from './registry.ts';

/** An act that a plugin offers for these records, ready to be done. */
export interface PossibleAction { readonly name: string; readonly label: string; readonly hotkey: string; readonly run: () => void }

/** What plugins offer to do with the records: as far as the viewer may, and where it makes sense now. One that fails is reported and harms no other. */
export const useActions = (resource: ResourceId, on: 'record' | 'bulk', records: readonly { id: string }[]): PossibleAction[] => {
  const { registry, incidents } = useConsole();
  const can = useCan();
  const context = usePluginContext();
  const guarded = <T,>({ plugin, id }: Owned<AnyAction>, does: () => T, otherwise: T): T => {
    try { return does(); } catch (error) { incidents.report(plugin, id, error); return otherwise; }
  };
  return registry.actions(resource, on)
    .filter((action) => can(action.permission) && guarded(action, () => action.when?.(records as never) ?? true, false))
    .map((action) => ({
      name: nameOf(action), label: action.label, hotkey: action.hotkey ?? '',
      run: () => {
        const failed = (error: unknown): void => incidents.report(action.plugin, action.id, error);
        void Promise.resolve(guarded(action, () => action.run({ records, context } as never), undefined)).catch(failed);
      },
    }));
};

const ActionKey = ({ hotkey, label, run }: PossibleAction) => {
  useHotkey(hotkey, run, { label });
  return null;
};
/** Listens to the keys of acts; whoever draws their buttons or menu puts it beside them. */
export const ActionKeys = ({ actions }: { actions: readonly PossibleAction[] }) => actions.map((action) => <ActionKey key={action.name} {...action} />);
