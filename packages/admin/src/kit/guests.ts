import type { ComponentType, ReactNode } from 'react';
import type { DocumentExtension } from './data/resourceDocuments.ts';
import type { ActionItem, ColumnItem, ConsolePlugin, Contribution, FilterItem, FilterProps, Lazy, PluginContext, SlotItem } from './plugin.ts';

/*
 * Contributions to the places of another plugin that may not be installed at all. Its registrations (`Slots`, `Resources`)
 * are then unknown to the compiler, so the guest says what it needs itself, and the registry leaves it out when the host is
 * missing. A plugin that cannot live without the other one says `requires` and uses the plain forms.
 */

/** A view in a slot of a plugin that may be missing; `Context` is as much of the slot's context as the view reads. */
export const guestSlot = <Context extends object>(
  item: Contribution & { slot: string; load: Lazy<ComponentType<Context>>; when?: (context: Context) => boolean; replaces?: string },
): SlotItem => item as unknown as SlotItem;

/** A column of a resource that may be missing; `Row` is as much of the record as the column reads. */
export const guestColumn = <Row extends object>(
  item: Contribution & { resource: string; label: string; source?: string; hiddenByDefault?: boolean; render: (record: Row) => ReactNode },
): ColumnItem => item as unknown as ColumnItem;

/** An act on records of a resource that may be missing; `Row` is as much of the record as the act reads. */
export const guestAction = <Row extends object>(
  item: Contribution & { resource: string; on: 'record' | 'bulk'; label: string; hotkey?: string; when?: (records: Row[]) => boolean; run: (act: { records: Row[]; context: PluginContext }) => Promise<void> | void },
): ActionItem => item as unknown as ActionItem;

/** A filter over the list of a resource that may be missing. */
export const guestFilter = (item: Contribution & { resource: string; source: string; label: string; load: Lazy<ComponentType<FilterProps>> }): FilterItem => item as unknown as FilterItem;

/** More fields for a resource that may be missing. */
export const guestExtension = (resource: string, extension: DocumentExtension): NonNullable<ConsolePlugin['extend']> => ({ [resource]: extension });
