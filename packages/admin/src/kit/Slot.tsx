import { Suspense, createElement, useSyncExternalStore, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslate } from 'ra-core';
import { useCan, useConsole } from './console.ts';
import { guarded } from './incidents.ts';
import { useInspection } from './inspection.ts';
import { useLeftOut } from './leftOut.ts';
import type { Permission, SlotId, Slots, TimelineEntries, TimelineEntryType } from './registries.ts';
import { nameOf, type AnyColumn, type AnySlotItem, type AnyView, type Owned } from './registry.ts';
import { showing } from './showing.ts';
import { ViewNotLoaded, allowRetry, viewOf } from './views.ts';

export interface BoundaryProps {
  plugin: string;
  item: string;
  resetKeys?: unknown[];
  /** Drawn instead of what failed: under the sentence, and alone once it is left out. */
  otherwise?: ReactNode;
  /** Without a sentence, where there is no place for one. */
  quiet?: boolean;
  children: ReactNode;
}

/** Keeps the failure of one contribution to itself: reports it and offers to try again. */
export const PluginBoundary = ({ plugin, item, resetKeys = [], otherwise = null, quiet = false, children }: BoundaryProps) => {
  const { incidents } = useConsole();
  const translate = useTranslate();
  const isLeftOut = useSyncExternalStore(incidents.subscribe, () => incidents.isLeftOut(plugin, item));
  return (
    <ErrorBoundary
      resetKeys={resetKeys}
      onReset={allowRetry}
      onError={(error) => incidents.report(plugin, item, error)}
      fallbackRender={({ error, resetErrorBoundary }) => (isLeftOut || quiet ? otherwise : (<>
        <div className="rg-incident" role="alert" data-plugin-error={`${plugin}/${item}`}>
          <span>{translate(error instanceof ViewNotLoaded ? 'kit.incident.notLoaded' : 'kit.incident.failed', { plugin })}</span>
          <button type="button" className="rg-link" onClick={resetErrorBoundary}>{translate('kit.action.retry')}</button>
          {error instanceof ViewNotLoaded && <button type="button" className="rg-link" onClick={() => globalThis.location.reload()}>{translate('kit.action.reload')}</button>}
        </div>
        {otherwise}
      </>))}
    >
      {children}
    </ErrorBoundary>
  );
};

/** Draws one contribution of any kind inside its boundary. */
export const ContributionView = ({ item, context, resetKeys, slot, otherwise, children = null }: { item: Owned<AnyView>; context: object; resetKeys?: unknown[]; slot?: string; otherwise?: ReactNode; children?: ReactNode }) => {
  // Created outside of rendering, once for each contribution: see viewOf.
  const view = createElement(viewOf(item), context);
  return (
    <div data-slot={slot} data-item={nameOf(item)}>
      <PluginBoundary plugin={item.plugin} item={item.id} otherwise={otherwise} {...(resetKeys ? { resetKeys } : {})}>
        <Suspense fallback={children}>{view}</Suspense>
      </PluginBoundary>
    </div>
  );
};

/**
 * A place for foreign views. The plugin that renders it names it in `provides.slots` and types it in `Slots`.
 * `resetKeys`: when one of them changes, a failed contribution is tried again.
 */
export const Slot = <S extends SlotId>({ id, context, resetKeys }: { id: S; context: Slots[S]; resetKeys?: unknown[] }) => {
  const items = useSlotItems(id)(context);
  const isInspected = useInspection();
  return (
    <>
      {isInspected && <span data-slot-place={id} hidden />}
      {items.map((item) => <ContributionView key={nameOf(item)} item={item} slot={id} context={context} {...(resetKeys ? { resetKeys } : {})} />)}
    </>
  );
};

/** Who shows in a slot: has the right, applies here, and did not fail too often. */
const useSlotItems = <S extends SlotId>(id: S): ((context: Slots[S]) => Owned<AnySlotItem>[]) => {
  const { registry, incidents } = useConsole();
  const can = useCan();
  const isLeftOut = useLeftOut();
  return (context) => showing(registry.slot(id), (item) => can(item.permission) && !isLeftOut(item.plugin, item.id)
    && guarded(incidents, item.plugin, item.id, () => item.when?.(context as never) ?? true, false));
};

/** Whether anybody would show in a slot; for headings that must not stand over nothing. */
export const useSlotFilled = (id: SlotId): boolean => {
  const { registry } = useConsole();
  const can = useCan();
  const isLeftOut = useLeftOut();
  return registry.slot(id).some((item) => can(item.permission) && !isLeftOut(item.plugin, item.id));
};

/** The columns of a resource that the viewer may see, in order. */
export const useColumns = (resource: string): Owned<AnyColumn>[] => {
  const { registry } = useConsole();
  const can = useCan();
  const isLeftOut = useLeftOut();
  return registry.columns(resource).filter((column) => can(column.permission) && !isLeftOut(column.plugin, `column:${column.id}`));
};

/** One cell: a column that fails in a row leaves the other rows and columns alone. */
export const ColumnCell = ({ column, record }: { column: Owned<AnyColumn>; record: { id: unknown; version?: unknown } }) => (
  <PluginBoundary plugin={column.plugin} item={`column:${column.id}`} resetKeys={[record.id, record.version]}>
    <Rendered column={column} record={record} />
  </PluginBoundary>
);
const Rendered = ({ column, record }: { column: Owned<AnyColumn>; record: object }) => column.render(record as never);

/** One entry of a timeline by its registered renderer; while that one fails, by the one before it; `children` when nobody draws this type. */
export const TimelineEntryView = ({ entry, children = null }: { entry: { type: string }; children?: ReactNode }) => {
  const { registry } = useConsole();
  const can = useCan();
  const isLeftOut = useLeftOut();
  const drawing = registry.timeline(entry.type).filter((item) => can(item.permission) && !isLeftOut(item.plugin, item.id));
  return drawing.reduce<ReactNode>((otherwise, item) => <ContributionView key={nameOf(item)} item={item} context={{ entry }} otherwise={otherwise} />, children);
};

/** Shows its children only to those who have the right. */
export const Permitted = ({ permission, children, otherwise = null }: { permission: Permission; children: ReactNode; otherwise?: ReactNode }) =>
  (useCan()(permission) ? children : otherwise);

/** The types that a timeline knows; for plugins that list them. */
export type AnyTimelineEntry = TimelineEntries[TimelineEntryType];
