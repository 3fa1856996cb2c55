import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the package as partners install it: JavaScript and types of what is TypeScript here, the contracts, and a description of its own.
 * The workspace itself goes on with the sources. `node scripts/build.ts [folder]`; `npm pack` or `npm publish` that folder.
 */
const here = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(here, 'dist'));
const own = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')) as { name: string; version: string; description: string; license: string; dependencies: Record<string, string> };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
execFileSync(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '-p', path.join(here, 'tsconfig.build.json'), '--outDir', path.join(folder, 'lib')], { stdio: 'inherit' });
// the compiler writes the names of modules anew in what runs, not in what only tells types
for (const file of readdirSync(path.join(folder, 'lib'), { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.d.ts'))) {
  const types = path.join(folder, 'lib', file);
  writeFileSync(types, readFileSync(types, 'utf8').replaceAll(/((?:from |import\()['"]\.[^'"]*)\.ts(?=['"])/g, '$1.js'));
}
for (const contract of ['schema.graphql', 'client.graphql']) cpSync(path.join(here, contract), path.join(folder, contract));
cpSync(path.join(here, '../../LICENSE'), path.join(folder, 'LICENSE'));
// what lies beside the package here is not there for whoever installs it: its name stays, the link goes
const readme = readFileSync(path.join(here, 'README.md'), 'utf8').replaceAll(/\[([^\]]+)\]\((?:\.\.\/|examples\/)[^)]*\)/g, '$1');
writeFileSync(path.join(folder, 'README.md'), readme);

const entry = (name: string): { types: string; default: string } => ({ types: `./lib/${name}.d.ts`, default: `./lib/${name}.js` });
const { name, version, description, license, dependencies } = own;
writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({
  name, version, description, license,
  type: 'module',
  engines: { node: '>=22' },
  sideEffects: false,
  exports: { '.': entry('index'), './client': entry('client/index'), './schema.graphql': './schema.graphql', './client.graphql': './client.graphql', './package.json': './package.json' },
  files: ['lib', 'schema.graphql', 'client.graphql'],
  // any version of theirs that keeps its promises: a program has one of each
  dependencies: Object.fromEntries(Object.entries(dependencies).map(([one, exact]) => [one, `^${exact}`])),
}, null, 2)}\n`);
