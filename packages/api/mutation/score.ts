import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What became of a mutant, as Stryker's reports say it. */
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Mutants of a file or of a folder: how many a test noticed, of those that could be noticed. */
export interface Score {
  readonly name: string;
  readonly noticed: number;
  readonly all: number;
}

const noticing: ReadonlySet<string> = new Set(['Killed', 'Timeout']);
const counting: ReadonlySet<string> = new Set([...noticing, 'Survived', 'NoCoverage']);

const sumOf = (name: string, scores: readonly Score[]): Score => ({
  name,
  noticed: scores.reduce((sum, { noticed }) => sum + noticed, 0),
  all: scores.reduce((sum, { all }) => sum + all, 0),
});

const scoresIn = (file: string): Score[] => {
  const { files } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return Object.entries(files).map(([name, { mutants }]) => ({
    name: name.replace(/^src\//, ''),
    noticed: mutants.filter(({ status }) => noticing.has(status)).length,
    all: mutants.filter(({ status }) => counting.has(status)).length,
  }));
};

/** The scores of the folders, each followed by those of its files, out of several reports. */
export const scoresOf = (reports: readonly string[]): Score[] => {
  const byFolder = Map.groupBy(reports.flatMap(scoresIn), ({ name }) => path.dirname(name));
  return [...byFolder].toSorted(([a], [b]) => a.localeCompare(b)).flatMap(([folder, files]) => [sumOf(folder, files), ...files.toSorted((a, b) => a.name.localeCompare(b.name))]);
};

/** For example ` 95.0 %   95/100  sla/dueDate.ts`. */
export const lineOf = ({ name, noticed, all }: Score): string =>
  `${(all === 0 ? 100 : (noticed / all) * 100).toFixed(1).padStart(5)} % ${`${noticed}/${all}`.padStart(11)}  ${name}`;
