import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A source file: its path from the root, its text, and the files that it imports, types included. */
export interface Source {
  file: string;
  text: string;
  imports: string[];
}

/** Every file that git knows or would take, the deleted ones left out. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const specifier = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** A source as it stands, its relative imports as paths from the root. */
export const sourceOf = (file: string, text: string): Source => ({ file, text, imports: [...text.matchAll(specifier)].map((match) => path.join(path.dirname(file), match[1] ?? '')) });

const isTest = (file: string): boolean => /\.(?:test|bench)\.tsx?$|\/testing\//.test(file);

/** The TypeScript sources of a folder; without their tests unless asked for. */
export const readSources = (folder: string, { tests = false } = {}): Source[] =>
  trackedFiles()
    .filter((file) => file.startsWith(folder) && /\.tsx?$/.test(file) && (tests || !isTest(file)))
    .map((file) => sourceOf(file, textOf(file)));

/** Groups of files that import each other round and round (Tarjan's strongly connected components). */
export const cyclesIn = (sources: readonly Pick<Source, 'file' | 'imports'>[]): string[][] => {
  const graph = new Map(sources.map(({ file, imports }) => [file, imports]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
      } else if (stack.includes(next)) {
        low.set(file, Math.min(low.get(file) ?? 0, index.get(next) ?? 0));
      }
    }
    if (low.get(file) !== index.get(file)) return;
    const component = stack.splice(stack.indexOf(file));
    if (component.length > 1 || graph.get(file)?.includes(file)) cycles.push(component);
  };
  for (const { file } of sources) if (!index.has(file)) visit(file);
  return cycles;
};

/** Imports that go against the order: `layers` from the oldest to the youngest; a folder that is not named is a finding too. */
export const againstTheOrder = (sources: readonly Source[], folder: string, layers: readonly (readonly string[])[]): string[] => {
  const rank = new Map(layers.flatMap((names, level) => names.map((name) => [name, level] as const)));
  const layerOf = (file: string): string => file.slice(folder.length).split('/')[0] ?? '';
  return sources.flatMap(({ file, imports }) => {
    const own = rank.get(layerOf(file));
    if (own === undefined) return [`${file} lies in a folder that has no place in the order`];
    return imports
      .filter((target) => target.startsWith(folder) && layerOf(target) !== layerOf(file) && (rank.get(layerOf(target)) ?? -1) >= own)
      .map((target) => `${file} imports ${target}`);
  });
};
