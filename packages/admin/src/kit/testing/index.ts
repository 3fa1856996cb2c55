import type { Locale } from '@reglament/schema';
import type { DocumentNode } from 'graphql';
import { flattenMessages, messagesOf, missingKeys, pluralProblems } from '../messages.ts';
import type { ConsolePlugin, Lazy } from '../plugin.ts';
import { buildRegistry, type Registry } from '../registry.ts';
import { contrastProblems, themeFaults } from '../theme.ts';
import { buildQueryFrom } from '../data/buildQuery.ts';
import { lookupOf } from '../data/documentLookup.ts';
import { createIncidents } from '../incidents.ts';

/** A registry of just these plugins; throws when one of them was dropped or misplaced something. */
export const fakeRegistry = (...plugins: readonly ConsolePlugin[]): Registry => {
  const registry = buildRegistry(plugins);
  if (registry.errors.length > 0) throw new AggregateError(registry.errors, registry.errors.map((error) => error.message).join('; '));
  return registry;
};

/** What the console sends for one of react-admin's data methods (`GET_LIST` …) and what it makes of the answer. */
export const requestOf = (plugin: ConsolePlugin, method: string, resource: string, params: Record<string, unknown>): {
  document: DocumentNode; variables: Record<string, unknown>; parse: (data: unknown) => unknown;
} => {
  const request = buildQueryFrom(lookupOf({ active: [plugin] }, createIncidents(Date.now, () => undefined)))({ types: [], queries: [], resources: [], schema: undefined as never })(method, resource, params);
  return {
    document: request.query,
    variables: request.variables ?? {},
    parse: (data) => request.parseResponse({ data, loading: false, networkStatus: 7 }) as unknown,
  };
};

const labelsOf = (plugin: ConsolePlugin): string[] => [
  ...(plugin.nav ?? []).flatMap(({ label, section }) => [label, ...(section ? [section] : [])]),
  ...(plugin.homes ?? []).map(({ label }) => label),
  ...(plugin.commands ?? []).map(({ label }) => label),
  ...(plugin.settings ?? []).map(({ label }) => label),
  ...((plugin.filters ?? []) as readonly { label: string }[]).map(({ label }) => label),
  ...(plugin.widgets ?? []).map(({ title }) => title),
  ...((plugin.columns ?? []) as readonly { label: string }[]).map(({ label }) => label),
  ...((plugin.actions ?? []) as readonly { label: string }[]).map(({ label }) => label),
];

interface Loads { id?: string; path?: string; name?: string; load?: Lazy<unknown> }
/** Every view that a plugin loads on demand, under a name for people. */
const viewsOf = (plugin: ConsolePlugin): [name: string, load: Lazy<unknown>][] => [
  ...(['routes', 'slots', 'widgets', 'timeline', 'settings', 'filters'] as const).flatMap((kind) => (plugin[kind] ?? []) as readonly Loads[]).flatMap(({ id, path, load }): [string, Lazy<unknown>][] => (load ? [[id ?? path ?? '', load]] : [])),
  ...(plugin.resources ?? []).flatMap((resource) => (['list', 'show', 'create', 'edit'] as const).flatMap((page): [string, Lazy<unknown>][] => (resource[page] ? [[`${String(resource.name)}.${page}`, resource[page]]] : []))),
];

const unloadable = async (plugin: ConsolePlugin): Promise<string[]> => {
  const problems = await Promise.all(viewsOf(plugin).map(async ([name, load]) => {
    try {
      const { default: view } = await load();
      return typeof view === 'function' || (typeof view === 'object' && view !== null) ? [] : [`the view ${name} exports no component`];
    } catch (error) {
      return [`the view ${name} does not load: ${error instanceof Error ? error.message : String(error)}`];
    }
  }));
  return problems.flat();
};

/** A plugin and all that it stands on, from among the others. */
const withRequired = (plugin: ConsolePlugin, others: readonly ConsolePlugin[]): ConsolePlugin[] => {
  const needed = new Set<ConsolePlugin>([plugin]);
  for (const one of needed) for (const id of one.requires ?? []) {
    const found = others.find((other) => other.id === id);
    if (found) needed.add(found);
  }
  // in the order of the list
  return [...others.filter((other) => needed.has(other)), ...(others.includes(plugin) ? [] : [plugin])];
};

/** What a registry of the plugin and its requirements complains of; places of plugins that it does not need are empty there by right. */
const alone = (plugin: ConsolePlugin, others: readonly ConsolePlugin[]): string[] => {
  const elsewhere = new Set(others.flatMap((other) => other.provides?.slots ?? []) as readonly string[]);
  try {
    return buildRegistry(withRequired(plugin, others)).errors
      .filter((error) => error.plugin === plugin.id && ![...elsewhere].some((slot) => error.message.endsWith(`the slot ${slot}`)))
      .map(({ message }) => message);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

const idsOf = (items: readonly { id: string }[] | undefined): string[] => (items ?? []).map(({ id }) => id);
const repeated = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

/**
 * What is wrong with a plugin as the contract sees it; an empty list is what a test wants:
 * it works alone with what it requires (where `others` say what there is), both languages have the same keys, plurals are whole,
 * keys stay in the plugin's own namespace, labels exist, ids are unique, every view loads, its colours can be read.
 */
export const pluginProblems = async (plugin: ConsolePlugin, others?: readonly ConsolePlugin[]): Promise<string[]> => {
  const [ru, en] = await Promise.all([messagesOf(plugin, 'ru'), messagesOf(plugin, 'en')]);
  const owned = [`${plugin.id}.`, ...(plugin.resources ?? []).map(({ name }) => `resources.${String(name)}.`)];
  const known = flattenMessages(ru);
  const check = (messages: typeof ru, locale: Locale): string[] => [
    ...pluralProblems(messages, locale),
    ...[...flattenMessages(messages).keys()].filter((key) => !owned.some((prefix) => key.startsWith(prefix))).map((key) => `${locale} ${key}: outside of ${owned.join(', ')}`),
  ];
  return [
    ...missingKeys(ru, en), ...check(ru, 'ru'), ...check(en, 'en'),
    ...labelsOf(plugin).filter((label) => !known.has(label) && !label.startsWith('shell.') && !label.startsWith('kit.')).map((label) => `the label ${label} has no message`),
    ...[idsOf(plugin.nav), idsOf(plugin.homes), idsOf(plugin.commands), idsOf(plugin.slots), idsOf(plugin.columns), idsOf(plugin.widgets), idsOf(plugin.settings), idsOf(plugin.filters), idsOf(plugin.actions)].flatMap(repeated).map((id) => `two contributions of one kind bear the id ${id}`),
    ...themeFaults(plugin), ...contrastProblems(plugin), ...(others ? alone(plugin, others) : []), ...(await unloadable(plugin)),
  ];
};
