import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { againstTheOrder, cyclesIn, importsOf, readSources, root, trackedFiles } from './tidy/sources.ts';

const api = 'packages/api/src/';
const admin = 'packages/admin/src/';

/** From the oldest to the youngest; folders of one line do not import each other. */
const apiOrder = [
  ['platform'], ['access'], ['calendar'], ['regulation'], ['sla'], ['clients'], ['products'], ['staff'], ['assignments', 'partners'], ['tickets'],
  ['correspondence'], ['outbox'], ['mail'], ['featureRequests'], ['termsOfReference'], ['demo', 'features.ts'], ['console.ts'], ['http.ts'], ['server.ts'], ['cli'], ['greeting.ts'], ['cli.ts', 'main.ts'],
] as const;
const adminOrder = [['kit'], ['shell'], ['plugins'], ['console.config.ts'], ['main.tsx']] as const;

describe('imports go one way', () => {
  it('inside the server: platform, access, the clock, the directories, tickets, what lies on them', () => {
    expect(againstTheOrder(readSources(api, { types: false }), api, apiOrder)).toEqual([]);
  });

  it('inside the console: kit, shell, plugins, the list', () => {
    expect(againstTheOrder(readSources(admin, { types: false }), admin, adminOrder)).toEqual([]);
  });

  it('no plugin imports another one’s inside', () => {
    const pluginOf = (file: string): string | undefined => /plugins\/([^/]+)\//.exec(file)?.[1];
    const found = readSources(`${admin}plugins/`, { types: true, tests: true }).flatMap(({ file, imports }) =>
      // a test may hang its plugin beside another one, by that one's index
      imports.filter((target) => pluginOf(target) !== undefined && pluginOf(target) !== pluginOf(file) && !(/\.test\.tsx?$/.test(file) && target.endsWith('/index.ts'))).map((target) => `${file} imports ${target}`));
    expect(found).toEqual([]);
  });

  it('the specification never looks into the sources', () => {
    const found = readSources('test/', { types: true, tests: true }).flatMap(({ file, imports }) => imports.filter((target) => /^packages\/\w+\/src\//.test(target)).map((target) => `${file} imports ${target}`));
    expect(found).toEqual([]);
  });

  it('an import against the order is found', () => {
    const source = (file: string, target: string) => ({ file: `${api}${file}`, text: '', imports: [`${api}${target}`] });
    expect(againstTheOrder([source('sla/dueDate.ts', 'tickets/ticket.entity.ts')], api, apiOrder)).toHaveLength(1);
    expect(againstTheOrder([source('tickets/registration.ts', 'sla/dueDate.ts')], api, apiOrder)).toEqual([]);
    expect(againstTheOrder([source('helpers/x.ts', 'sla/dueDate.ts')], api, apiOrder)).toHaveLength(1);
    expect(importsOf(`${api}sla/a.ts`, "import { b } from '../tickets/b.ts';\nimport type { c } from './c.ts';", { types: false })).toEqual([`${api}tickets/b.ts`]);
  });
});

describe('nothing imports itself round and round', () => {
  it.each([['the server', api], ['the console', admin], ['the contract', 'packages/schema/src/']])('%s', (_name, folder) => {
    expect(cyclesIn(readSources(folder, { types: false }))).toEqual([]);
  });

  it('a cycle is found', () => {
    expect(cyclesIn([{ file: 'a', imports: ['b'] }, { file: 'b', imports: ['c'] }, { file: 'c', imports: ['a'] }, { file: 'd', imports: ['a'] }])).toEqual([expect.arrayContaining(['a', 'b', 'c'])]);
    expect(cyclesIn([{ file: 'a', imports: ['b'] }, { file: 'b', imports: [] }])).toEqual([]);
  });
});

const readsTheTime = /\bDate\.now\(\)|\bnew Date\(\)/;
const anyType = /(?::|<|\bas)\s*any\b(?!\w)/;
const silenced = /@ts-ignore|@ts-nocheck|(?:oxlint|eslint|biome)-(?:disable|ignore)/;

describe('what no file does', () => {
  it('only the clock reads the time', () => {
    const found = readSources(api, { types: true }).filter(({ file, text }) => file !== `${api}platform/clock.ts` && readsTheTime.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('no type is any, and no check is silenced', () => {
    const found = readSources('packages/', { types: true, tests: true }).filter(({ text }) => anyType.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')) || silenced.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('no test is skipped or the only one', () => {
    const found = [...readSources('packages/', { types: true, tests: true }), ...readSources('test/', { types: true, tests: true })].filter(({ text }) => /\b(?:it|test|describe)\.(?:skip|only|todo)\b/.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('no folder or file is a drawer for odds and ends', () => {
    expect(trackedFiles().filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|manager|base)(?:\/|\.tsx?$)/.test(file))).toEqual([]);
  });

  it('each of these checkers finds what it looks for', () => {
    expect('const at = Date.now();').toMatch(readsTheTime);
    expect('const at = new Date(now);').not.toMatch(readsTheTime);
    expect('const a: any = 1;').toMatch(anyType);
    expect('const a: anything = 1;').not.toMatch(anyType);
    expect('// @ts-ignore').toMatch(silenced);
  });
});

describe('the words tell the truth', () => {
  const named = (document: string): string[] =>
    [...readFileSync(path.join(root, document), 'utf8').matchAll(/`((?:packages|test|scripts|docs)\/[\w./-]+)`|\]\(([\w./-]+)\)/g)].map((match) => match[1] ?? match[2] ?? '').filter((file) => !file.startsWith('http'));

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('every path that %s names is there', (document) => {
    expect(named(document).length).toBeGreaterThan(0);
    expect(named(document).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('a plugin of the console has its feature in the server under the same name', () => {
    const plugins = new Set(trackedFiles().flatMap((file) => /^packages\/admin\/src\/plugins\/([^/]+)\//.exec(file)?.[1] ?? []));
    expect(plugins.size).toBeGreaterThan(9);
    // the conversation of a ticket is the correspondence of the server
    const features = [...plugins].map((plugin) => (plugin === 'conversation' ? 'correspondence' : plugin));
    expect(features.filter((feature) => !existsSync(path.join(root, api, feature)))).toEqual([]);
  });

  it('no tracked text names a place on somebody’s machine', () => {
    const place = new RegExp(['/ho', 'me/\\w+/|/Us', 'ers/\\w+/|/wo', 'rk/main'].join(''));
    const found = trackedFiles().filter((file) => /\.(?:ts|tsx|mjs|md|json|yaml|graphql|css|html)$|^\.ci\//.test(file) && file !== 'pnpm-lock.yaml' && place.test(readFileSync(path.join(root, file), 'utf8')));
    expect(found).toEqual([]);
  });
});
