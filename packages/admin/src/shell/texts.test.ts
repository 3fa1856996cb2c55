import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plugins as lines } from '../console.config.ts';
import { createIncidents } from '../kit/incidents.ts';
import { loadPlugins } from '../kit/pluginLines.ts';
import { buildRegistry } from '../kit/registry.ts';
import type { Messages } from '../kit/plugin.ts';
import { loadMessages } from './i18n.ts';

// A key that nobody has written stands on the screen as it is: `tickets.act.colse`.

const sources = path.join(import.meta.dirname, '..');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

/** What a source asks to be translated: whole keys, and beginnings whose end is told by a value. */
export const askedIn = (source: string): { keys: string[]; beginnings: string[] } => ({
  keys: [...source.matchAll(/\btranslate\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key),
  beginnings: [...source.matchAll(/\btranslate\(\s*`([\w.-]+)\.\$\{/g)].map(([, beginning = '']) => beginning),
});

const at = (messages: Messages, key: string): unknown => key.split('.').reduce<unknown>((found, step) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[step] : undefined), messages);
const missingIn = (messages: Messages, { keys, beginnings }: ReturnType<typeof askedIn>): string[] => [
  ...keys.filter((key) => typeof at(messages, key) !== 'string'),
  ...beginnings.filter((beginning) => typeof at(messages, beginning) !== 'object').map((beginning) => `${beginning}.…`),
];

test.each(['ru', 'en'] as const)('every text that a view asks for is written (%s)', async (locale) => {
  const registry = buildRegistry(await loadPlugins(lines, createIncidents(() => 0, () => undefined)));
  const messages = await loadMessages(locale, registry, createIncidents(() => 0, () => undefined));
  const asked = files.map((file) => askedIn(readFileSync(path.join(sources, file), 'utf8')));
  const all = { keys: asked.flatMap(({ keys }) => keys), beginnings: asked.flatMap(({ beginnings }) => beginnings) };
  expect(all.keys.length).toBeGreaterThan(500);
  expect(all.beginnings.length).toBeGreaterThan(50);
  expect(missingIn(messages, all)).toEqual([]);
  // the witness
  expect(missingIn(messages, askedIn("translate('tickets.act.colse') translate(`tickets.nowhere.${kind}`) translate('tickets.menu')"))).toEqual(['tickets.act.colse', 'tickets.nowhere.…']);
});
