/** The colours of the console. Components know only these names; each text colour is AA on the grounds it is meant for. */
export interface Tokens {
  /** Grounds: page, panel, floating, rail. */
  readonly ground: string; readonly surface: string; readonly raised: string; readonly sunken: string;
  readonly border: string; readonly borderStrong: string;
  /** Edges of fields and buttons, 3:1 against the ground (WCAG 1.4.11). */
  readonly edge: string;
  readonly text: string; readonly muted: string; readonly faint: string;
  readonly accent: string; readonly accentSoft: string; readonly onAccent: string;
  readonly risk: string; readonly riskSoft: string; readonly riskLine: string;
  readonly breach: string; readonly breachSoft: string; readonly onBreach: string;
  readonly ok: string; readonly okSoft: string;
  readonly note: string; readonly noteSoft: string;
  readonly shadow: string;
}

export const lightTokens: Tokens = {
  ground: '#f6f7f9', surface: '#ffffff', raised: '#ffffff', sunken: '#eef0f4',
  border: '#dfe3ea', borderStrong: '#c6ccd6', edge: '#858d9c',
  text: '#171b22', muted: '#566072', faint: '#636c80',
  accent: '#2450c8', accentSoft: '#e8eefc', onAccent: '#ffffff',
  risk: '#8a5300', riskSoft: '#fff1d6', riskLine: '#e0a63a',
  breach: '#b3261e', breachSoft: '#fdeceb', onBreach: '#ffffff',
  ok: '#1c6b43', okSoft: '#e5f4ec',
  note: '#6a5200', noteSoft: '#fff9e0',
  shadow: '0 6px 24px rgba(16,24,40,.12)',
};

export const darkTokens: Tokens = {
  ground: '#0f1217', surface: '#161a21', raised: '#1c212a', sunken: '#12161c',
  border: '#2a313d', borderStrong: '#3b4453', edge: '#6b768a',
  text: '#e8ebf1', muted: '#a6b0c2', faint: '#8d98ac',
  accent: '#8fb0ff', accentSoft: '#1d2a48', onAccent: '#0c1220',
  risk: '#ffc56b', riskSoft: '#33270f', riskLine: '#a97820',
  breach: '#ff9b92', breachSoft: '#3a1a18', onBreach: '#240605',
  ok: '#7fd6a6', okSoft: '#12301f',
  note: '#f2d98a', noteSoft: '#2c2711',
  shadow: '0 8px 30px rgba(0,0,0,.5)',
};

const cssName = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
/** The tokens as CSS variables: `accentSoft` → `--accent-soft`. */
export const cssVariablesOf = (tokens: Tokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [cssName(name), String(value)]));

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** Contrast of two colours `#rrggbb`: 4.5 is AA for text, 3 for edges. */
export const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};
