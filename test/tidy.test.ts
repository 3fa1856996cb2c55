import { existsSync } from 'node:fs';
import path from 'node:path';
import { featureNames } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import {
  anyTypes, drawers, idleTests, looksInside, misquotedBlocks, missingPaths, nativePictureCode, openFrames, placesOnMachines, printing, readingTheTime, silencedChecks, sleepingTests, trespasses, unboundRelease, untestedClauses, wordsOutsideOfMessages, writingMarkup,
} from './tidy/checks.ts';
import { againstTheOrder, cyclesIn, readSources, root, sourceOf, textOf, trackedFiles } from './tidy/sources.ts';

const api = 'packages/api/src/';
const admin = 'packages/admin/src/';
const plugins = `${admin}plugins/`;

/** From the oldest to the youngest; folders of one line do not import each other. */
const apiOrder = [
  ['platform'], ['access'], ['plugins'], ['products'], ['announcements'], ['calendar'], ['regulation'], ['sla'], ['clients'], ['staff'], ['assignments', 'partners'], ['tickets'],
  ['correspondence'], ['attachments', 'knowledge', 'queue', 'views', 'team', 'presence', 'watchers', 'webhooks'], ['drafts', 'preferences', 'start'], ['notifications'], ['outgoing'], ['mail', 'postponements', 'handovers', 'clientSilence', 'templates', 'news', 'officialWays'], ['mailboxes', 'quarantine', 'erasure'], ['featureRequests'], ['termsOfReference'], ['calendarChanges'], ['reports', 'search'], ['kit'], ['demo', 'features.ts'], ['console.ts'], ['insideDoor.ts', 'doorway.ts'], ['http.ts'], ['server.ts'], ['cli'], ['greeting.ts'], ['cli.ts', 'main.ts'],
] as const;
const adminOrder = [['kit'], ['shell'], ['plugins'], ['console.config.ts'], ['main.tsx']] as const;

/** Clauses that bind and that the desk carries out so far. */
const bindingClauses = ['1', '2.4', '3.2', '3.3', '3.12', '3.16', '4.1', '4.2', '4.4', '4.5', '4.6', '4.7', '4.9', '4.12', '4.13', '6'];
/** They talk to the person who started them. */
const entryPoints = [`${api}main.ts`, `${api}cli.ts`, `${admin}main.tsx`];
const talksToPeople = (file: string): boolean => entryPoints.includes(file) || file.startsWith(`${api}cli/`);
/** A program of its own that starts a database for tools. */
const standsAlone = `${api}platform/postgres/temporaryCluster.ts`;

const offender = (file: string, text: string) => [sourceOf(file, text)];

describe('imports go one way, types included', () => {
  it('inside the server: platform, access, the clock, the directories, tickets, what lies on them', () => {
    expect(againstTheOrder(readSources(api), api, apiOrder)).toEqual([]);
  });

  it('inside the console: kit, shell, plugins, the list', () => {
    expect(againstTheOrder(readSources(admin), admin, adminOrder)).toEqual([]);
  });

  it('an import against the order is found, and a folder without a place in it', () => {
    const against = (file: string, text: string): string[] => againstTheOrder(offender(`${api}${file}`, text), api, apiOrder);
    expect(against('sla/dueDate.ts', "import { Ticket } from '../tickets/ticket.entity.ts';")).toEqual([`${api}sla/dueDate.ts imports ${api}tickets/ticket.entity.ts`]);
    expect(against('sla/dueDate.ts', "import type {\n  Ticket,\n} from '../tickets/ticket.entity.ts';")).toHaveLength(1);
    expect(against('sla/dueDate.ts', "const late = await import('../tickets/index.ts');")).toHaveLength(1);
    expect(against('tickets/registration.ts', "import { dueOf } from '../sla/dueDate.ts';")).toEqual([]);
    expect(against('odds/ends.ts', '')).toHaveLength(1);
  });

  it('no plugin imports another one’s inside', () => {
    expect(trespasses(readSources(plugins, { tests: true }))).toEqual([]);
    expect(trespasses(offender(`${plugins}sla/why.ts`, "import { Row } from '../tickets/Row.tsx';"))).toHaveLength(1);
    expect(trespasses(offender(`${plugins}sla/why.ts`, "import { Card } from './Card.tsx';\nimport { definePlugin } from '../../kit/index.ts';"))).toEqual([]);
  });

  it('the specification never looks into the sources', () => {
    expect(looksInside(readSources('test/', { tests: true }))).toEqual([]);
    expect(looksInside(offender('test/api/x.test.ts', "import { dueOf } from '../../packages/api/src/sla/dueDate.ts';"))).toHaveLength(1);
  });
});

describe('nothing imports itself round and round', () => {
  it.each([['the server', api], ['the console', admin], ['the contract', 'packages/schema/src/'], ['the specification', 'test/']])('%s', (_name, folder) => {
    expect(cyclesIn(readSources(folder, { tests: folder === 'test/' }))).toEqual([]);
  });

  it('a cycle is found', () => {
    expect(cyclesIn([{ file: 'a', imports: ['b'] }, { file: 'b', imports: ['c'] }, { file: 'c', imports: ['a'] }, { file: 'd', imports: ['a'] }])).toEqual([expect.arrayContaining(['a', 'b', 'c'])]);
    expect(cyclesIn([{ file: 'a', imports: ['a'] }])).toEqual([['a']]);
    expect(cyclesIn([{ file: 'a', imports: ['b', 'c'] }, { file: 'b', imports: ['c'] }, { file: 'c', imports: [] }])).toEqual([]);
  });
});

describe('what no file does', () => {
  it('only the clock reads the time', () => {
    expect(readingTheTime(readSources(api)).filter((file) => file !== `${api}platform/clock.ts`)).toEqual([]);
    expect(readingTheTime(offender('a.ts', 'const at = Date.now();'))).toEqual(['a.ts']);
    expect(readingTheTime(offender('a.ts', 'const at = new Date();'))).toEqual(['a.ts']);
    expect(readingTheTime(offender('a.ts', '// never new Date()\nconst at = new Date(now);'))).toEqual([]);
  });

  it('no type is any', () => {
    expect(anyTypes([...readSources('packages/', { tests: true }), ...readSources('test/', { tests: true })])).toEqual([]);
    expect(anyTypes(offender('a.ts', 'const a: any = 1;'))).toEqual(['a.ts']);
    expect(anyTypes(offender('a.ts', 'const a = b as any;'))).toEqual(['a.ts']);
    expect(anyTypes(offender('a.ts', "const a: anything = 'as any'; // : any"))).toEqual([]);
  });

  it('no check is silenced', () => {
    const marks = new Set(['test/tidy.test.ts', 'test/tidy/checks.ts']);
    expect(silencedChecks([...readSources('packages/', { tests: true }), ...readSources('test/', { tests: true })]).filter((file) => !marks.has(file))).toEqual([]);
    expect(silencedChecks(offender('a.ts', '// @ts-ignore\nbroken();'))).toEqual(['a.ts']);
    expect(silencedChecks(offender('a.ts', '/* oxlint-disable */'))).toEqual(['a.ts']);
  });

  it('no test is left out, and none waits for a time', () => {
    const tests = [...readSources('packages/', { tests: true }), ...readSources('test/', { tests: true })].filter(({ file }) => file.endsWith('.test.ts') || file.endsWith('.test.tsx'));
    expect(idleTests(tests)).toEqual([]);
    expect(sleepingTests(readSources('test/', { tests: true }).filter(({ file }) => /^test\/(?:api|regulation)\//.test(file)))).toEqual([]);
    expect(idleTests(offender('a.test.ts', 'it.skip("x", () => {});'))).toEqual(['a.test.ts']);
    expect(sleepingTests(offender('a.test.ts', 'await new Promise((resolve) => setTimeout(resolve, 100));'))).toEqual(['a.test.ts']);
  });

  it('only the entry points print', () => {
    const sources = [...readSources(api), ...readSources(admin)].filter(({ file }) => !talksToPeople(file) && file !== standsAlone && !file.startsWith(`${admin}shell/`));
    expect(printing(sources)).toEqual([]);
    expect(printing(offender('a.ts', 'console.log(letter);'))).toEqual(['a.ts']);
    expect(printing(offender('a.ts', "import x from './console.ts'; // console.log()"))).toEqual([]);
  });

  it('views take what people read from the messages of both languages', () => {
    // the same in every language: an address, a zone, a folder, a header, a command, the name of the product
    const names = ['https://', 'Europe/Moscow', 'INBOX', 'Message-ID', 'pnpm reglament ledger:verify', 'Reglament'];
    // speaks both languages itself, as neither is loaded by then
    const views = readSources(admin).filter(({ file }) => file.endsWith('.tsx') && file !== `${admin}shell/StartFailure.tsx`);
    expect(views.length).toBeGreaterThan(100);
    expect(wordsOutsideOfMessages(views).filter((found) => !names.some((name) => found.endsWith(`: ${name}`)))).toEqual([]);
    const found = (text: string): string[] => wordsOutsideOfMessages([{ file: 'a.tsx', text }]).map((words) => words.slice('a.tsx: '.length));
    expect(found("const View = () => <p title=\"Due date\">Not answered {translate('sla.due')}</p>;")).toEqual(['Due date', 'Not answered']);
    expect(found("notify('Saved for you'); say(`Готово, ${name}`); const label = 'Срок';")).toEqual(['Saved for you', 'Готово,', 'Срок']);
    expect(found("// Срок\nif (!slot) throw new Error('No such slot'); const View = () => <p title={translate('a.b')} aria-label=\"sla.due\" className=\"rg-meta wide\">§ {count} · ×</p>;")).toEqual([]);
  });

  it('no view hands mark-up to its page, and frames are shut up: what letters bring stays what the server made of it (decision 24)', () => {
    const views = [...readSources('packages/admin/'), ...readSources('packages/explorer/src/')];
    expect(views.length).toBeGreaterThan(500);
    expect(writingMarkup(views)).toEqual([]);
    expect(openFrames(views)).toEqual([]);
    expect(views.filter(({ text }) => text.includes('<iframe')).map(({ file }) => file)).toEqual([`${admin}kit/ui/PreviewFrame.tsx`, `${plugins}conversation/entries/LetterFrame.tsx`]);
    const found = (text: string): string[] => writingMarkup([{ file: 'a.tsx', text }]).map((one) => one.slice('a.tsx: '.length));
    for (const name of ['innerHTML', 'outerHTML', 'srcdoc']) expect([found(`box.${name} = letter.html;`), found(`box['${name}'] = letter.html;`)]).toEqual([[name], [name]]);
    for (const call of ["insertAdjacentHTML('beforeend', html)", 'setHTMLUnsafe(html)', 'createContextualFragment(html)']) expect(found(`box.${call};`)).toEqual([call.slice(0, call.indexOf('('))]);
    for (const way of ['<p dangerouslySetInnerHTML={{ __html: html }} />', '<p {...{ dangerouslySetInnerHTML: { __html: html } }} />', "createElement('p', { dangerouslySetInnerHTML: html })"]) expect(found(`const View = () => ${way};`)).toEqual(['dangerouslySetInnerHTML']);
    expect(found('document.write(html); document.writeln(html);')).toEqual(['document.write', 'document.writeln']);
    expect(found("document.createElement('iframe');")).toEqual(['iframe']);
    expect(found("// innerHTML\nconst View = () => <p title={letter.html}>{letter.body}<iframe sandbox=\"\"></iframe></p>; box.textContent = html;")).toEqual([]);
    const frame = (attributes: string): string[] => openFrames([{ file: 'a.tsx', text: `const View = () => <iframe title="x" ${attributes} />;` }]);
    for (const attributes of ['', 'srcDoc={html}', 'sandbox={words}', 'sandbox="allow-same-origin allow-scripts"', 'sandbox="allow-forms"', 'sandbox="allow-top-navigation"', 'sandbox="allow-popups" {...more}']) expect(frame(attributes)).toHaveLength(1);
    expect(frame('onLoad={() => grow()} sandbox="allow-same-origin"')).toEqual([]);
  });

  it('pictures of strangers are taken apart by WebAssembly: no native code for it is installed', () => {
    const lockFile = textOf('pnpm-lock.yaml');
    expect(lockFile).toContain("'@img/sharp-wasm32@");
    expect(nativePictureCode(lockFile)).toEqual([]);
    expect(nativePictureCode("  sharp@0.35.5:\n    optionalDependencies:\n      '@img/sharp-linux-x64': 0.35.5\n      '@img/sharp-libvips-linux-x64': 1.3.4\n")).toEqual(['@img/sharp-linux-x64', '@img/sharp-libvips-linux-x64']);
  });

  it('no folder or file is a drawer for odds and ends', () => {
    expect(drawers(trackedFiles())).toEqual([]);
    expect(drawers(['packages/api/src/utils/dates.ts', 'packages/api/src/sla/helpers.ts', 'packages/api/src/mail/base.ts'])).toHaveLength(3);
    expect(drawers(['packages/api/src/sla/baseline.ts', 'packages/api/src/platform/database/orm.ts'])).toEqual([]);
  });
});

describe('the words tell the truth', () => {
  const exists = (file: string): boolean => existsSync(path.join(root, file));

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'packages/admin/src/kit/README.md', 'packages/schema/README.md', 'docs/plugins.md'].filter(exists))('every path that %s names is there', (document) => {
    const beside = (file: string): boolean => exists(file) || exists(path.join(path.dirname(document), file));
    expect(missingPaths(textOf(document), beside)).toEqual([]);
  });

  it('a path that is not there is found', () => {
    expect(missingPaths('See `packages/api/src/nowhere.ts` and [the map](docs/nowhere.md#top).', exists)).toEqual(['packages/api/src/nowhere.ts', 'docs/nowhere.md']);
    expect(missingPaths('See `packages/api/package.json` and [the site](https://example.org).', exists)).toEqual([]);
  });

  it('the contracts of the last release are those that its heading in the changelog tells, and the packages bear its number', () => {
    const contracts = Object.fromEntries(['schema.graphql', 'client.graphql'].map((name) => [name, textOf(`packages/schema/released/${name}`)]));
    const versions = trackedFiles().filter((file) => /^(?:packages\/(?:admin|api|explorer|schema)\/|test\/)?package\.json$/.test(file)).map((file) => (JSON.parse(textOf(file)) as { version: string }).version);
    expect(versions).toHaveLength(6);
    const changelog = textOf('CHANGELOG.md');
    for (const version of new Set(versions)) expect(unboundRelease(changelog, version, contracts)).toEqual([]);
    // written anew without a release, or for a version that was never told
    expect(unboundRelease(changelog, versions[0] ?? '', { ...contracts, 'client.graphql': `${contracts['client.graphql']}# a break` })).toEqual(['client.graphql is not the one that was released']);
    expect(unboundRelease(changelog, '99.0.0', contracts)).toEqual([`the packages are 99.0.0, the newest version in CHANGELOG.md is ${versions[0]}`]);
    // the fingerprint of an earlier release, or what is to come, says nothing of this one
    expect(unboundRelease(changelog.replace('## Unreleased', '## Unreleased\n\n## 99.0.0'), '99.0.0', contracts)).toHaveLength(2);
    expect(unboundRelease('# Changelog\n\n## Unreleased\n', '0.1.0', contracts)).toHaveLength(3);
  });

  it('the code in docs/plugins.md is that of the example', () => {
    const document = textOf('docs/plugins.md');
    expect(misquotedBlocks(document, textOf)).toEqual([]);
    expect(document.match(/^`packages\/admin\/examples\/plugin-hello\/[\w./-]+`:$/gm)?.length).toBeGreaterThan(7);
    expect(misquotedBlocks('`a.ts`:\n\n```ts\nconst a = 1;\n```\n', () => 'const a = 2;')).toEqual(['a.ts']);
  });

  it('a plugin of the console has its feature in the server under the same name', () => {
    const names = new Set(trackedFiles().flatMap((file) => /^packages\/admin\/src\/plugins\/([^/]+)\//.exec(file)?.[1] ?? []));
    expect(names.size).toBeGreaterThan(9);
    // the conversation of a ticket is the correspondence of the server
    const features = [...names].map((plugin) => (plugin === 'conversation' ? 'correspondence' : plugin));
    const unknown = (feature: string): boolean => !featureNames.some((name) => name === feature) || !exists(`${api}${feature}/index.ts`);
    expect(features.filter(unknown)).toEqual([]);
    expect(['tickets', 'nonsense'].filter(unknown)).toEqual(['nonsense']);
  });

  it('every binding clause has a file of tests that bears its number', () => {
    const files = trackedFiles().filter((file) => file.startsWith('test/regulation/'));
    expect(untestedClauses(bindingClauses, files)).toEqual([]);
    expect(untestedClauses(['4.7', '9.9'], files)).toEqual(['9.9']);
  });

  it('no tracked text names a place on somebody’s machine', () => {
    const texts = trackedFiles().filter((file) => /\.(?:ts|tsx|mjs|md|json|ya?ml|graphql|css|html|svg|sh)$|^\.ci\//.test(file)).map((file) => ({ file, text: textOf(file) }));
    expect(placesOnMachines(texts)).toEqual([]);
    expect(placesOnMachines([{ file: 'a.md', text: `/${'home'}/somebody/reglament` }])).toEqual(['a.md']);
  });
});
