import type { ComponentType, ReactNode } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { DataProvider } from 'ra-core';
import type { Locale } from '@reglament/schema';
import type { TypedDocument } from './data/gql.ts';
import type { ResourceDocuments, DocumentExtension } from './data/resourceDocuments.ts';
import type { ActFunction } from './data/acting.ts';
import type { RecordEvent } from './live/recordEvents.ts';
import type { Viewer } from './session.ts';
import type { ThemeFragment } from './theme.ts';
import type {
  Permission, RecordOf, ResourceId, SlotId, Slots, TimelineEntries, TimelineEntryType, TopicId, Topics,
} from './registries.ts';

/** A view loaded on demand: `() => import('./Page.tsx')` with a default export. */
export type Lazy<T> = () => Promise<{ default: T }>;
/** Translations: nested keys to texts; plurals are `one |||| few |||| many` in Russian, `one |||| other` in English. */
export interface Messages { readonly [key: string]: string | Messages }

/** What every contribution says about itself. Order bands: 0–99 shell, 100–499 our plugins, 500 default, 900 and more last. */
export interface Contribution {
  /** Unique among the plugin's contributions of this kind; `plugin/id` names it everywhere. */
  id: string;
  order?: number;
  /** Without this right of the viewer the contribution is not shown. */
  permission?: Permission;
}
type View<P> = { component: ComponentType<P>; load?: never } | { load: Lazy<ComponentType<P>>; component?: never };

/** What acts of a plugin may use: the running console. */
export interface PluginContext {
  queryClient: QueryClient;
  dataProvider: DataProvider;
  navigate: (to: string) => void;
  notify: (message: string, options?: { type?: 'info' | 'error' | 'success' | 'warning'; messageArgs?: Record<string, unknown> }) => void;
  can: (permission?: Permission) => boolean;
  /** Carries out a mutation as `useAct` does: it never throws, refusals are told to the person. */
  act: ActFunction;
  translate: (key: string, options?: Record<string, unknown>) => string;
}

/** A view in a slot. `replaces: 'plugin/id'` hides another one; `when` says whether it applies. */
export type SlotItem = {
  [S in SlotId]: Contribution & View<Slots[S]> & { slot: S; when?: (context: Slots[S]) => boolean; replaces?: string }
}[SlotId];
/** A column of a list; `source` makes it sortable; `label` is a message key. */
export type ColumnItem = {
  [R in ResourceId]: Contribution & { resource: R; label: string; source?: string; hiddenByDefault?: boolean; render: (record: RecordOf<R>) => ReactNode }
}[ResourceId];
/**
 * A menu entry for one record or a selection; `when` says whether it applies, `run` may take its time.
 * `prominent`: for one record it stands beside the menu, where there is room.
 */
export type ActionItem = {
  [R in ResourceId]: Contribution & {
    resource: R; on: 'record' | 'bulk'; label: string; hotkey?: string; prominent?: boolean;
    when?: (records: RecordOf<R>[]) => boolean;
    run: (act: { records: RecordOf<R>[]; context: PluginContext }) => Promise<void> | void;
  }
}[ResourceId];
/** What a filter of a list is told: its value (undefined: no matter which) and how to change it. */
export interface FilterProps { value: unknown; setValue: (value: unknown) => void; label: string }
/** A field over a list. `source` is the field of the server's filter that it sets. */
export type FilterItem = {
  [R in ResourceId]: Contribution & View<FilterProps> & { resource: R; source: string; label: string }
}[ResourceId];
/** react-admin's pages of a resource, all loaded on demand. Rights per page override `permission`. */
export interface ResourceItem {
  name: ResourceId;
  list?: Lazy<ComponentType>;
  show?: Lazy<ComponentType>;
  create?: Lazy<ComponentType>;
  edit?: Lazy<ComponentType>;
  representation?: string | ((record: never) => string);
  permission?: Permission;
  rights?: Partial<Record<'list' | 'show' | 'create' | 'edit' | 'delete', Permission>>;
}
/** A page of its own. `bare` has no rail; `anonymous` needs no sign-in (bare only). */
export interface RouteItem {
  path: string;
  load: Lazy<ComponentType>;
  layout?: 'console' | 'bare';
  permission?: Permission;
  anonymous?: boolean;
}
/** A line of the rail. `label` and `section` are message keys; `badge` is a component that shows a count or nothing. */
export interface NavItem extends Contribution {
  to: string;
  label: string;
  section?: string;
  icon?: ComponentType;
  badge?: ComponentType;
  hotkey?: string;
}
/** A page that a person may start with. `/` leads to the first that suits the viewer, unless another was chosen; `label` is a message key. */
export interface HomeItem extends Contribution {
  to: string;
  label: string;
  /** For whom it is the usual start; without it for everybody. */
  suits?: (viewer: Viewer) => boolean;
}
/** An entry of the command palette; with `hotkey` it works everywhere. */
export interface CommandItem extends Contribution {
  label: string;
  keywords?: string;
  hotkey?: string;
  run: (context: PluginContext) => void;
}
/** Plain text with the places that answer to what was typed, in UTF-16 units. */
export interface MarkedText { readonly text: string; readonly marks: readonly { readonly start: number; readonly length: number }[] }
/** What was found of what somebody typed into the palette. `group` is a message key; `to` where it leads. */
export interface FoundItem { id: string; group: string; number?: string | null; title: MarkedText; detail?: MarkedText | null; note?: string | null; to: string }
/** All that a source found; `hint` is a sentence in the viewer's language, such as what was looked for instead; `all` the page with the rest of it. */
export interface FoundItems { items: readonly FoundItem[]; hint?: string; all?: string }
/** How a source of the palette asks the server; the question is taken back when somebody types on. */
export type Ask = <Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables) => Promise<Data[keyof Data]>;
/**
 * A source of the command palette, one after the other: `find` finds records while somebody types, `recent` tells what is offered before.
 * One that throws is noted among the incidents, and the others go on.
 */
export interface SearchItem extends Contribution {
  find?: (typed: string, act: { ask: Ask; translate: PluginContext['translate'] }) => Promise<FoundItems>;
  recent?: (here: { locale: Locale }) => readonly FoundItem[];
}
/**
 * A live topic and the subscription that feeds it.
 * `events`: the document's one field yields frames `{ack, cursor, event}` and takes `$after`; listeners get `event`.
 * `snapshot`: the field's value itself is what listeners get; a late listener gets the last one at once. Where the server tells the whole
 * once and then what changes, `fold` makes the next of the last and a frame; a frame's `mark` then comes back as `$after`.
 */
export type TopicItem = {
  [T in TopicId]: {
    topic: T; document: TypedDocument; kind: 'events' | 'snapshot';
    fold?: (last: Topics[T] | null, frame: never) => Topics[T];
    /** What the event changes in lists and pages; patched by version, see `RecordEvent`. */
    records?: (event: Topics[T]) => readonly RecordEvent[];
  }
}[TopicId];
/** A listener for as long as somebody is signed in (it keeps the topic open). In views use `useTopic`. */
export type ListenerItem = { [T in TopicId]: { topic: T; on: (event: Topics[T], context: PluginContext) => void } }[TopicId];
/** A tile of the start page; the size counts grid cells. `title` is a message key, `to` the page that tells more. */
export type WidgetItem = Contribution & View<Record<never, never>> & {
  title: string;
  size: { columns: number; rows: number };
  /** Whether it stands there from the beginning; without it for everybody who has the right. Others can fetch it in. */
  suits?: (viewer: Viewer) => boolean;
  to?: string;
};
/** How one type of timeline entry is drawn. The last plugin in order wins, so that a renderer can be replaced. */
export type TimelineItem = {
  [K in TimelineEntryType]: Contribution & View<{ entry: TimelineEntries[K] }> & { entryType: K }
}[TimelineEntryType];
/** A page under `/settings/<path>`. */
export interface SettingsItem extends Contribution {
  path: string;
  label: string;
  load: Lazy<ComponentType>;
}

/** A plugin: a plain object, one line in console.config.ts. */
export interface ConsolePlugin {
  /** A feature name, or for a third party `vendor-name`. Its messages live under `<id>.*` and `resources.<owned>.*`. */
  id: string;
  api: 1;
  version?: string;
  /** Ids of plugins it cannot work without; `server:<id>` for a feature or plugin of the server. */
  requires?: readonly string[];
  /** False leaves the plugin out, e.g. by a build variable. */
  enabled?: (env: Readonly<Record<string, unknown>>) => boolean;
  resources?: readonly ResourceItem[];
  documents?: { readonly [R in ResourceId]?: ResourceDocuments };
  extend?: { readonly [R in ResourceId]?: DocumentExtension };
  routes?: readonly RouteItem[];
  nav?: readonly NavItem[];
  homes?: readonly HomeItem[];
  slots?: readonly SlotItem[];
  columns?: readonly ColumnItem[];
  actions?: readonly ActionItem[];
  commands?: readonly CommandItem[];
  searches?: readonly SearchItem[];
  topics?: readonly TopicItem[];
  listeners?: readonly ListenerItem[];
  widgets?: readonly WidgetItem[];
  timeline?: readonly TimelineItem[];
  settings?: readonly SettingsItem[];
  filters?: readonly FilterItem[];
  /** Colours of the console that the plugin changes, and colours of its own. */
  theme?: ThemeFragment;
  messages?: Readonly<Record<Locale, Lazy<Messages>>>;
  /** Slots that this plugin's views render. */
  provides?: { readonly slots?: readonly SlotId[] };
  /** Wraps the data provider; the first plugin of the list is the innermost. */
  data?: (next: DataProvider) => DataProvider;
  /** Runs once after sign-in; what it returns runs at sign-out. */
  setup?: (context: PluginContext) => void | (() => void);
}

/** A line of console.config.ts: a plugin, or one that is loaded on demand; what cannot be loaded is left out and said. */
export type PluginLine = ConsolePlugin | Lazy<ConsolePlugin>;

/** Checks a plugin against the contract and keeps its exact type. */
export const definePlugin = <const P extends ConsolePlugin>(plugin: P): P => plugin;
/** A plugin with options: `export default definePluginWith<{ greeting: string }>(({ greeting }) => ({ … }))`. */
export const definePluginWith = <Options>(build: (options: Options) => ConsolePlugin) => (options: Options): ConsolePlugin => build(options);
