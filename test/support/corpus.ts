import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A `.json` holds an array of texts, a `.txt` one in each line; any other file is one. */
const textsOf = (file: string): string[] => {
  const content = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) return (JSON.parse(content) as unknown[]).filter((one) => typeof one === 'string');
  return file.endsWith('.txt') ? content.split(/\r?\n/) : [content];
};

/** Texts of others from a folder, each once; none without a folder. They are brought by who runs the tests, and no part of the desk. */
export const corpusIn = (folder: string | undefined): string[] =>
  folder === undefined ? [] : [...new Set(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => textsOf(path.join(entry.parentPath, entry.name))))].filter((text) => text.trim() !== '');
