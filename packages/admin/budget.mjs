// What the browser must load before the first page of the console: the entry and all that it imports, gzipped.
// Run after `vite build`; ends with 1 when a budget is broken.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('./dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;

/** The static import closure of a manifest entry. */
const closureOf = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closureOf(imported, seen);
  return seen;
};
const sizeOf = (keys) => [...keys].reduce((sum, key) => sum + kilobytes(manifest[key].file), 0);

const entryKey = 'index.html';
const entry = closureOf(entryKey);
const budgets = [{ name: 'console entry', keys: entry, limit: 310 }];
// Where people spend their day: a list of tickets and an opened one; what each fetches besides is held in a browser.
const daily = new Map([['src/plugins/tickets/Workbench.tsx', 60], ['src/plugins/conversation/Conversation.tsx', 60]]);
for (const key of daily.keys()) if (!manifest[key]?.isDynamicEntry) throw new Error(`${key} has a budget and is not there: say its new place in budget.mjs`);
// Every lazily loaded view pays for what it adds to the entry.
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const added = new Set([...closureOf(key)].filter((part) => !entry.has(part)));
  budgets.push({ name: key, keys: added, limit: daily.get(key) ?? 150 });
}

let broken = false;
budgets.sort((one, other) => sizeOf(other.keys) - sizeOf(one.keys));
for (const { name, keys, limit } of budgets) {
  const size = sizeOf(keys);
  if (size > limit) broken = true;
  if (size > 5 || size > limit) console.log(`${size > limit ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(6)} of ${limit} kB gzip  ${name}`);
}
process.exitCode = broken ? 1 : 0;
