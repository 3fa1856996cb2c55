import { contrast, darkTokens, lightTokens, type Tokens } from './ui/tokens.ts';

export type Scheme = 'light' | 'dark';
/** What a plugin changes in one scheme: colours `#rrggbb` of the console by their names, and its own by names of its choice. */
export type TokenChanges = Partial<Record<Exclude<keyof Tokens, 'shadow'>, string>> & { readonly own?: Readonly<Record<string, string>> };
/** Colours per scheme. Own colours reach CSS as `--<plugin>-<name>`; both schemes need the same ones. */
export interface ThemeFragment { readonly light: TokenChanges; readonly dark: TokenChanges }

interface Themed { readonly id: string; readonly theme?: ThemeFragment }

const schemes = ['light', 'dark'] as const;
const base: Readonly<Record<Scheme, Tokens>> = { light: lightTokens, dark: darkTokens };
const isColour = (value: unknown): boolean => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
const standardOf = ({ own: _own, ...standard }: TokenChanges): Partial<Tokens> => standard as Partial<Tokens>;

/** The colours of a scheme with those of the plugins over them, later plugins last. */
export const tokensOf = (scheme: Scheme, plugins: readonly Themed[]): Tokens =>
  plugins.reduce((tokens, { theme }) => ({ ...tokens, ...(theme ? standardOf(theme[scheme]) : {}) }), base[scheme]);

/** The plugins' own colours of a scheme as CSS variables. */
export const ownVariablesOf = (scheme: Scheme, plugins: readonly Themed[]): Record<string, string> =>
  Object.fromEntries(plugins.flatMap(({ id, theme }) => Object.entries(theme?.[scheme].own ?? {}).map(([name, value]) => [`--${id}-${name}`, value])));

/** Text on its grounds: WCAG AA wants 4.5 : 1. */
const texts: readonly (readonly [keyof Tokens, readonly (keyof Tokens)[]])[] = [
  ['text', ['ground', 'surface', 'raised', 'sunken', 'accentSoft', 'noteSoft']],
  ['muted', ['ground', 'surface', 'raised', 'sunken']],
  ['faint', ['ground', 'surface', 'raised']],
  ['accent', ['ground', 'surface', 'raised', 'accentSoft']],
  ['onAccent', ['accent']], ['onBreach', ['breach']],
  ['risk', ['surface', 'riskSoft']], ['breach', ['surface', 'breachSoft']], ['ok', ['surface', 'okSoft']], ['note', ['noteSoft']],
];
/** Edges of fields: WCAG 1.4.11 wants 3 : 1. */
const edges: readonly (readonly [keyof Tokens, readonly (keyof Tokens)[]])[] = [['edge', ['ground', 'surface', 'raised']]];

const tooFaint = (tokens: Tokens, pairs: typeof texts, least: number): string[] =>
  pairs.flatMap(([front, grounds]) => grounds.filter((ground) => contrast(tokens[front], tokens[ground]) < least)
    .map((ground) => `${front} on ${ground} is ${contrast(tokens[front], tokens[ground]).toFixed(2)} : 1, needs ${least} : 1`));

const unknownIn = (changes: TokenChanges): string[] => Object.keys(standardOf(changes)).filter((name) => !(name in lightTokens) || name === 'shadow');
const wrongIn = (changes: TokenChanges): string[] => Object.entries({ ...standardOf(changes), ...changes.own }).filter(([, value]) => !isColour(value)).map(([name]) => name);

/** Why the console cannot take the colours of a plugin: names that are none, values that are no `#rrggbb`, an own colour of one scheme only. */
export const themeFaults = ({ theme }: Themed): string[] => {
  if (!theme) return [];
  const own = schemes.map((scheme) => Object.keys(theme[scheme].own ?? {}));
  return [
    ...schemes.flatMap((scheme) => [
      ...unknownIn(theme[scheme]).map((name) => `${scheme}: no colour is named ${name}`),
      ...wrongIn(theme[scheme]).map((name) => `${scheme}: ${name} has to be like #2450c8`),
    ]),
    ...[...new Set(own.flat())].filter((name) => own.some((names) => !names.includes(name))).map((name) => `the colour ${name} needs a value in light and in dark`),
  ];
};

/** What people could not read with the colours of a plugin (WCAG 2.2 AA). */
export const contrastProblems = (plugin: Themed): string[] =>
  (plugin.theme && themeFaults(plugin).length === 0
    ? schemes.flatMap((scheme) => [...tooFaint(tokensOf(scheme, [plugin]), texts, 4.5), ...tooFaint(tokensOf(scheme, [plugin]), edges, 3)].map((problem) => `${scheme}: ${problem}`))
    : []);
