import { expect, test } from 'vitest';
import { contrast, cssVariablesOf, darkTokens, lightTokens, type Tokens } from './tokens.ts';

/** Which text stands on which ground; the pairs that components use. */
const pairs: readonly (readonly [text: keyof Tokens, ground: keyof Tokens])[] = [
  ...(['text', 'muted', 'faint', 'accent', 'risk', 'breach', 'ok', 'note'] as const).flatMap((text) => (['ground', 'surface', 'raised', 'sunken'] as const).map((ground) => [text, ground] as const)),
  ['text', 'accentSoft'], ['muted', 'accentSoft'], ['faint', 'accentSoft'], ['accent', 'accentSoft'], ['onAccent', 'accent'],
  ['risk', 'riskSoft'], ['breach', 'breachSoft'], ['onBreach', 'breach'], ['ok', 'okSoft'],
  ['note', 'noteSoft'], ['text', 'noteSoft'], ['muted', 'noteSoft'],
];

test.each([['light', lightTokens], ['dark', darkTokens]] as const)('every text of the %s theme is AA on its ground', (_theme, tokens) => {
  const weak = pairs.map(([text, ground]) => [`${text} on ${ground}`, contrast(tokens[text], tokens[ground])] as const).filter(([, ratio]) => ratio < 4.5);
  expect(weak).toEqual([]);
});

test.each([['light', lightTokens], ['dark', darkTokens]] as const)('edges of fields and the focus ring of the %s theme can be seen', (_theme, tokens) => {
  for (const ground of ['ground', 'surface', 'raised'] as const) {
    expect(contrast(tokens.edge, tokens[ground])).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.accent, tokens[ground])).toBeGreaterThanOrEqual(3);
  }
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('tokens are CSS variables', () => {
  expect(cssVariablesOf(lightTokens)).toMatchObject({ '--accent-soft': lightTokens.accentSoft, '--border': lightTokens.border });
});
