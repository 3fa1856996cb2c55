import { globSync } from 'node:fs';
import path from 'node:path';
import { part } from './parts.ts';

// all tests of a part in one file: a mutant costs the start of one worker instead of one for each file
const { tests } = part();
const leftOut = new Set(globSync(tests.filter((file) => file.startsWith('!')).map((file) => file.slice(1))));
const files = globSync(tests.filter((file) => !file.startsWith('!'))).filter((file) => !leftOut.has(file));
for (const file of files.toSorted()) await import(path.resolve(file));
