import type { ConsolePlugin, Contribution, Lazy, RouteItem } from './plugin.ts';
import { themeFaults } from './theme.ts';
import type { SlotId } from './registries.ts';
import type { Viewer } from './session.ts';

/** The version of the contract that this console speaks. */
export const kitApi = 1;

/** Slots that the shell itself renders or that belong to no single plugin. */
const builtInSlots = ['shell.overlay', 'shell.banner', 'shell.rail.footer', 'shell.bar', 'shell.login', 'composer.tools', 'composer.ended'] as const satisfies readonly SlotId[];

/** Something wrong with a plugin that the console survives; shown on the page «Расширения». */
export class PluginError extends Error {
  readonly plugin: string;
  /** A message key and what it needs, where people are to be told in their language. */
  readonly said: { readonly key: string; readonly args: Readonly<Record<string, string>> } | undefined;
  constructor(plugin: string, message: string, said?: PluginError['said']) {
    super(`[plugin ${plugin}] ${message}`);
    this.plugin = plugin;
    this.said = said;
  }
}

/** A contribution together with the plugin it came from. */
export type Owned<T> = T & { readonly plugin: string };
/** `plugin/id`, the name of a contribution in `replaces`, in errors and in the page. */
export const nameOf = (item: Owned<{ id: string }>): string => `${item.plugin}/${item.id}`;

/** What the console needs of a view, whatever it is told. */
export interface AnyView extends Contribution { component?: unknown; load?: Lazy<unknown> }

type ItemsOf<K extends keyof ConsolePlugin> = NonNullable<ConsolePlugin[K]> extends readonly (infer T)[] ? T : never;
type Ordered = Owned<{ id: string; order?: number }>;
/** Equal orders stay as the list of plugins and each plugin wrote them. */
const byOrder = (a: Ordered, b: Ordered): number => (a.order ?? 500) - (b.order ?? 500);

const ofServer = 'server:';
/** The first requirement that is not there. What the server runs is not known while it cannot be asked: then nothing is missing there. */
const missingOf = (plugin: ConsolePlugin, active: ReadonlyMap<string, ConsolePlugin>, server: ReadonlySet<string> | null): string | undefined =>
  plugin.requires?.find((id) => (id.startsWith(ofServer) ? server !== null && !server.has(id.slice(ofServer.length)) : !active.has(id)));
const requirementError = (plugin: string, missing: string): PluginError => {
  const needed = missing.replace(ofServer, '');
  const said = (key: string): PluginError['said'] => ({ key, args: { plugin, needed } });
  return missing.startsWith(ofServer)
    ? new PluginError(plugin, `requires ${needed} on the server, which does not run it`, said('kit.missing.server'))
    : new PluginError(plugin, `requires the plugin ${needed}, which is not there`, said('kit.missing.plugin'));
};

const isEnabled = (plugin: ConsolePlugin, env: Surroundings['env'], errors: PluginError[]): boolean => {
  try {
    return plugin.enabled?.(env) ?? true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    errors.push(new PluginError(plugin.id, `cannot say whether it is enabled: ${reason}`, { key: 'kit.missing.enabled', args: { plugin: plugin.id, reason } }));
    return false;
  }
};

const selectPlugins = (plugins: readonly ConsolePlugin[], { env, server }: Surroundings, errors: PluginError[]): ConsolePlugin[] => {
  const active = new Map<string, ConsolePlugin>();
  for (const plugin of plugins) {
    if (!isEnabled(plugin, env, errors)) continue;
    const api: number = plugin.api;
    if (api !== kitApi) { errors.push(new PluginError(plugin.id, `speaks kit api ${api}, this console speaks ${kitApi}`)); continue; }
    if (active.has(plugin.id)) throw new PluginError(plugin.id, 'two plugins bear this id');
    active.set(plugin.id, plugin);
  }
  // A plugin that is dropped may be what another one requires, so go round until nothing changes.
  for (let changed = true; changed;) {
    changed = false;
    for (const plugin of active.values()) {
      const missing = missingOf(plugin, active, server);
      if (missing === undefined) continue;
      errors.push(requirementError(plugin.id, missing));
      changed = active.delete(plugin.id);
    }
  }
  return [...active.values()];
};

/** Where a list of plugins is to work. */
interface Surroundings {
  readonly env: Readonly<Record<string, unknown>>;
  /** Features and plugins of the server; null when it was not asked. */
  readonly server: ReadonlySet<string> | null;
}

/**
 * Puts the plugins of console.config.ts together.
 * Two plugins with one id, two owners of one resource or topic are mistakes of the list and throw;
 * a wrong api, a missing requirement or an unknown slot disables just that and lands in `errors`.
 */
export const buildRegistry = (plugins: readonly ConsolePlugin[], env: Surroundings['env'] = {}, server: Surroundings['server'] = null) => {
  const errors: PluginError[] = [];
  const active = selectPlugins(plugins, { env, server }, errors);
  const themed = active.filter((plugin) => {
    const faults = themeFaults(plugin);
    if (faults.length > 0) errors.push(new PluginError(plugin.id, `its colours are left out: ${faults.join('; ')}`));
    return faults.length === 0;
  });

  const all = <K extends keyof ConsolePlugin>(kind: K): Owned<ItemsOf<K>>[] =>
    active.flatMap((plugin) => ((plugin[kind] ?? []) as readonly ItemsOf<K>[]).map((item) => ({ ...(item as object), plugin: plugin.id }) as Owned<ItemsOf<K>>));
  const ordered = <T extends Ordered>(items: readonly T[]): T[] => items.toSorted(byOrder);
  const unique = (kind: string, items: readonly { plugin: string; name: string }[]): void => {
    const owners = new Map<string, string>();
    for (const { plugin, name } of items) {
      const owner = owners.get(name);
      if (owner !== undefined) throw new PluginError(plugin, `${kind} ${name} belongs to the plugin ${owner} already`);
      owners.set(name, plugin);
    }
  };

  const resources = all('resources');
  unique('resource', resources.map(({ plugin, name }) => ({ plugin, name })));
  const topics = all('topics') as Owned<AnyTopic>[];
  unique('topic', topics.map(({ plugin, topic }) => ({ plugin, name: topic })));

  const known = new Set<string>([...builtInSlots, ...active.flatMap((plugin) => plugin.provides?.slots ?? [])]);
  const slotItems = ordered(all('slots') as Owned<AnySlotItem>[]).filter((item) => {
    if (known.has(item.slot)) return true;
    errors.push(new PluginError(item.plugin, `no plugin provides the slot ${item.slot}`));
    return false;
  });
  const columns = ordered(all('columns') as Owned<AnyColumn>[]);
  const actions = ordered(all('actions') as Owned<AnyAction>[]);
  const filters = ordered(all('filters') as Owned<AnyFilter>[]);
  const timeline = ordered(all('timeline') as Owned<AnyView & { entryType: string }>[]);

  return {
    /** The plugins at work, in the order of the list. */
    active: active as readonly ConsolePlugin[],
    errors: errors as readonly PluginError[],
    resources,
    routes: all('routes') as Owned<RouteItem>[],
    nav: ordered(all('nav')),
    homes: ordered(all('homes')),
    commands: ordered(all('commands')),
    searches: ordered(all('searches')),
    topics,
    listeners: all('listeners') as Owned<AnyListener>[],
    widgets: ordered(all('widgets') as Owned<AnyWidget>[]),
    settings: ordered(all('settings')),
    /** The plugins whose colours the console takes. */
    themed: themed as readonly ConsolePlugin[],
    filters: (resource: string): Owned<AnyFilter>[] => filters.filter((item) => item.resource === resource),
    /** All of a slot; which of them show, and replace others, is told where they are drawn. */
    slot: (id: string): Owned<AnySlotItem>[] => slotItems.filter((item) => item.slot === id),
    columns: (resource: string): Owned<AnyColumn>[] => columns.filter((item) => item.resource === resource),
    actions: (resource: string, on: 'record' | 'bulk'): Owned<AnyAction>[] => actions.filter((item) => item.resource === resource && item.on === on),
    /** Who draws entries of a type; the last one does, while it can. */
    timeline: (entryType: string): Owned<AnyView>[] => timeline.filter((item) => item.entryType === entryType),
  };
};
export type Registry = ReturnType<typeof buildRegistry>;

/*
 * The same kinds with the record, context or event left open: the registry holds contributions of plugins it does not know.
 * `never` as a parameter accepts every function of a plugin and forces whoever calls it to say what he passes.
 */
export interface AnySlotItem extends AnyView { slot: string; when?: (context: never) => boolean; replaces?: string }
export interface AnyColumn extends Contribution { resource: string; label: string; source?: string; hiddenByDefault?: boolean; render: (record: never) => React.ReactNode }
export interface AnyAction extends Contribution {
  resource: string; on: 'record' | 'bulk'; label: string; hotkey?: string; prominent?: boolean;
  when?: (records: never) => boolean;
  run: (act: never) => Promise<void> | void;
}
export interface AnyWidget extends AnyView { title: string; size: { columns: number; rows: number }; suits?: (viewer: Viewer) => boolean; to?: string }
export interface AnyFilter extends AnyView { resource: string; source: string; label: string }
export interface AnyTopic {
  topic: string;
  document: import('./data/gql.ts').TypedDocument;
  kind: 'events' | 'snapshot';
  fold?: (last: never, frame: never) => unknown;
  records?: (event: never) => readonly import('./live/recordEvents.ts').RecordEvent[];
}
export interface AnyListener { topic: string; on: (event: never, context: import('./plugin.ts').PluginContext) => void }
