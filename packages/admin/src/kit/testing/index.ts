import type { Locale } from '@reglament/schema';
import type { DocumentNode } from 'graphql';
import { flattenMessages, messagesOf, missingKeys, pluralProblems } from '../messages.ts';
import type { ConsolePlugin } from '../plugin.ts';
import { buildRegistry, type Registry } from '../registry.ts';
import { buildQueryFrom } from '../data/buildQuery.ts';
import { lookupOf } from '../data/documentLookup.ts';

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
  const request = buildQueryFrom(lookupOf({ active: [plugin] }))({ types: [], queries: [], resources: [], schema: undefined as never })(method, resource, params);
  return {
    document: request.query,
    variables: request.variables ?? {},
    parse: (data) => request.parseResponse({ data, loading: false, networkStatus: 7 }) as unknown,
  };
};

const labelsOf = (plugin: ConsolePlugin): string[] => [
  ...(plugin.nav ?? []).flatMap(({ label, section }) => [label, ...(section ? [section] : [])]),
  ...(plugin.commands ?? []).map(({ label }) => label),
  ...(plugin.settings ?? []).map(({ label }) => label),
  ...(plugin.widgets ?? []).map(({ title }) => title),
  ...((plugin.columns ?? []) as readonly { label: string }[]).map(({ label }) => label),
  ...((plugin.actions ?? []) as readonly { label: string }[]).map(({ label }) => label),
];

const idsOf = (items: readonly { id: string }[] | undefined): string[] => (items ?? []).map(({ id }) => id);
const repeated = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

/**
 * What is wrong with a plugin as the contract sees it; an empty list is what a test wants:
 * both languages have the same keys, plurals are whole, keys stay in the plugin's own namespace, labels exist, ids are unique.
 */
export const pluginProblems = async (plugin: ConsolePlugin): Promise<string[]> => {
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
    ...[idsOf(plugin.nav), idsOf(plugin.commands), idsOf(plugin.slots), idsOf(plugin.columns), idsOf(plugin.widgets)].flatMap(repeated).map((id) => `two contributions of one kind bear the id ${id}`),
  ];
};
