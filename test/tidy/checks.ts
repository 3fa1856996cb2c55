import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseAst } from 'vite';
import type { Source } from './sources.ts';

// Each check takes sources and answers the offenders, so that a test can show it an offender of its own.

const findings = (sources: readonly Source[], wrongImport: (file: string, target: string) => boolean): string[] =>
  sources.flatMap(({ file, imports }) => imports.filter((target) => wrongImport(file, target)).map((target) => `${file} imports ${target}`));

const pluginOf = (file: string): string | undefined => /plugins\/([^/]+)\//.exec(file)?.[1];

/** Plugins that reach into another one. A test may hang its plugin beside another one, by that one's index. */
export const trespasses = (sources: readonly Source[]): string[] =>
  findings(sources, (file, target) => pluginOf(target) !== undefined && pluginOf(target) !== pluginOf(file) && !(/\.test\.tsx?$/.test(file) && target.endsWith('/index.ts')));

/** The specification talks to the running system; what lies inside is none of its business. */
export const looksInside = (sources: readonly Source[]): string[] => findings(sources, (_file, target) => /^packages\/\w+\/src\//.test(target));

/** The text without comments and what stands in quotation marks. */
const codeOf = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, (part) => (part.startsWith('/') ? '' : "''"));

const having = (sources: readonly Source[], pattern: RegExp, look: (text: string) => string = (text) => text): string[] =>
  sources.filter(({ text }) => pattern.test(look(text))).map(({ file }) => file);

/** Files that read the time themselves instead of asking the clock. */
export const readingTheTime = (sources: readonly Source[]): string[] => having(sources, /\bDate\.now\(\)|\bnew Date\(\s*\)/, codeOf);
export const anyTypes = (sources: readonly Source[]): string[] => having(sources, /(?::|<|\bas)\s*any\b(?!\w)/, codeOf);
export const silencedChecks = (sources: readonly Source[]): string[] => having(sources, /@ts-ignore|@ts-nocheck|@ts-expect-error|(?:oxlint|eslint|biome)-(?:disable|ignore)/);
/** Tests that do not run, or that keep others from running. */
export const idleTests = (sources: readonly Source[]): string[] => having(sources, /\b(?:it|test|describe)\.(?:skip|only|todo|skipIf|runIf)\b/, codeOf);
/** Tests that wait for a time instead of an event. */
export const sleepingTests = (sources: readonly Source[]): string[] => having(sources, /\bsetTimeout\b|\bsetInterval\b|timers\/promises/, codeOf);
/** Whatever prints by itself; a server logs, and its entry points talk to people. */
export const printing = (sources: readonly Source[]): string[] => having(sources, /\bconsole\.\w+\(/, codeOf);

/** Names that say nothing: drawers for odds and ends. */
export const drawers = (files: readonly string[]): string[] => files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|managers?|base)(?:\/|\.tsx?$)/i.test(file));

/** Paths that a document names and that are not there. */
export const missingPaths = (document: string, exists: (file: string) => boolean): string[] =>
  [...document.matchAll(/`((?:packages|test|scripts|docs)\/[\w./-]+)`|\]\(([\w./-]+)(?:#[\w-]*)?\)/g)].map((match) => match[1] ?? match[2] ?? '').filter((file) => !file.startsWith('http') && !exists(file));

/** Blocks of code in a document that stand under the name of a file, and are not in that file word for word. */
export const misquotedBlocks = (document: string, textOf: (file: string) => string): string[] =>
  [...document.matchAll(/^`([\w./-]+)`:\n\n```\w+\n([\s\S]*?)\n```$/gm)].filter((match) => !textOf(match[1] ?? '').includes(match[2] ?? '')).map((match) => match[1] ?? '');

/**
 * What keeps the contracts of the last release from being what the changelog says of it: the newest heading of a version is that of the
 * packages, and tells the SHA-256 of each contract (decision 88). So a break cannot be silenced by writing the contracts anew.
 */
export const unboundRelease = (changelog: string, version: string, contracts: Readonly<Record<string, string>>): string[] => {
  const newest = changelog.split(/^## /m).slice(1).find((section) => /^\d/.test(section)) ?? '';
  const released = /^\S+/.exec(newest)?.[0];
  return [
    ...(released === version ? [] : [`the packages are ${version}, the newest version in CHANGELOG.md is ${released ?? 'none'}`]),
    ...Object.entries(contracts).filter(([name, text]) => !newest.includes(`\`${name}\` sha256:${createHash('sha256').update(text).digest('hex')}`)).map(([name]) => `${name} is not the one that was released`),
  ];
};

/** Native code of sharp that a lock-file would have installed: it comes as WebAssembly alone (decision 90). */
export const nativePictureCode = (lockFile: string): string[] => [...new Set([...lockFile.matchAll(/@img\/sharp-(?!wasm32\b|\*)[\w-]+/g)].map(([name]) => name))];

/** Texts that name a place on somebody's machine. */
export const placesOnMachines = (texts: readonly Pick<Source, 'file' | 'text'>[]): string[] => {
  const place = new RegExp(['/ho', 'me/\\w+/|/Us', 'ers/\\w+/|/wo', 'rk/\\w+/|[A-Z]:\\\\Us', 'ers\\\\'].join(''));
  return texts.filter(({ text }) => place.test(text)).map(({ file }) => file);
};

/** Clauses without a file of tests that begins with their number. */
export const untestedClauses = (clauses: readonly string[], files: readonly string[]): string[] =>
  clauses.filter((clause) => !files.some((file) => path.basename(file).startsWith(`${clause}-`) && file.endsWith('.test.ts')));

/** A node of a syntax tree, as far as it is looked at. */
interface Node { readonly type: string; readonly [field: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
interface Found { readonly node: Node; readonly parent: Node | undefined; readonly thrown: boolean }
const nodesIn = function* (value: unknown, parent?: Node, thrown = false): Generator<Found> {
  if (Array.isArray(value)) { for (const one of value) yield* nodesIn(one, parent, thrown); return; }
  if (!isNode(value)) return;
  yield { node: value, parent, thrown };
  for (const [field, below] of Object.entries(value)) if (field !== 'type') yield* nodesIn(below, value, thrown || value.type === 'NewExpression');
};

const said = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'hint']);
const saidBy = (parent: Node | undefined): boolean => parent?.type === 'JSXAttribute' && isNode(parent['name']) && said.has(String(parent['name']['name']));
const isKey = (text: string): boolean => /^\w[\w-]*(?:\.[\w-]+)+$/.test(text);
/** The words of a node that a person would read: text of an element, an attribute that is read out, Russian or a sentence in a literal that is not thrown. */
const wordsOf = ({ node, parent, thrown }: Found): string | undefined => {
  const text = node.type === 'TemplateElement' ? (node['value'] as { cooked: string }).cooked : node['value'];
  if (!['JSXText', 'Literal', 'TemplateElement'].includes(node.type) || typeof text !== 'string' || !/\p{L}{2}/u.test(text)) return undefined;
  const isRead = node.type === 'JSXText' || /\p{Script=Cyrillic}/u.test(text) || (saidBy(parent) && !isKey(text)) || (!thrown && /^[A-Z]\p{L}+,? \p{L}+/u.test(text));
  return isRead ? text.trim() : undefined;
};

/** Texts for people that stand in the code of views instead of the messages of both languages, `file: text`. */
export const wordsOutsideOfMessages = (sources: readonly Pick<Source, 'file' | 'text'>[]): string[] =>
  sources.flatMap(({ file, text }) => [...nodesIn(parseAst(text, { lang: 'tsx' }))].flatMap((found) => wordsOf(found) ?? []).map((words) => `${file}: ${words}`));

const treeOf = ({ file, text }: Pick<Source, 'file' | 'text'>): Found[] => [...nodesIn(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }))];
const nameIn = (value: unknown): string => {
  const name = isNode(value) ? (value['name'] ?? value['value']) : null;
  return typeof name === 'string' ? name : '';
};

const takesMarkup = new Set(['dangerouslySetInnerHTML', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'setHTML', 'setHTMLUnsafe', 'parseHTMLUnsafe', 'srcdoc']);
const calledIn = (parent: Node | undefined): string => (parent?.type === 'CallExpression' && isNode(parent['callee']) ? nameIn(parent['callee']['property'] ?? parent['callee']) : '');
/** Code of the console that would hand mark-up to the page by whatever name, or make a frame that no element says (decision 24): `file: name`. */
export const writingMarkup = (sources: readonly Pick<Source, 'file' | 'text'>[]): string[] =>
  sources.flatMap((source) => treeOf(source).flatMap(({ node, parent }) => {
    const name = ['Identifier', 'JSXIdentifier', 'Literal'].includes(node.type) ? nameIn(node) : '';
    const isWriting = node.type === 'MemberExpression' && nameIn(node['object']) === 'document' && /^write(?:ln)?$/.test(nameIn(node['property']));
    if (isWriting) return [`${source.file}: document.${nameIn(node['property'])}`];
    return takesMarkup.has(name) || (name === 'iframe' && calledIn(parent) === 'createElement') ? [`${source.file}: ${name}`] : [];
  }));

const mayInFrame = new Set(['allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox']);
/** Frames without a sandbox that the code itself spells out, or with one that lets more than show a page and open a link: `file: what it says`. */
export const openFrames = (sources: readonly Pick<Source, 'file' | 'text'>[]): string[] =>
  sources.flatMap((source) => treeOf(source).flatMap(({ node }) => {
    if (node.type !== 'JSXOpeningElement' || nameIn(node['name']) !== 'iframe') return [];
    const attributes = (node['attributes'] as Node[]).filter(({ type }) => type === 'JSXAttribute');
    const sandbox = attributes.find((attribute) => nameIn(attribute['name']) === 'sandbox');
    const says = isNode(sandbox?.['value']) && sandbox['value'].type === 'Literal' ? nameIn(sandbox['value']) : null;
    const isSpread = attributes.length < (node['attributes'] as Node[]).length;
    return says !== null && !isSpread && says.split(' ').every((word) => mayInFrame.has(word)) ? [] : [`${source.file}: ${says ?? 'no sandbox'}`];
  }));
